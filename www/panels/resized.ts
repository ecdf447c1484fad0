import type { ReactiveControllerHost } from 'lit';

/** Tells an element the size of its content, in CSS pixels, when it comes onto the page and whenever that changes. */
export function onResize(host: ReactiveControllerHost & Element, tell: (size: DOMRectReadOnly) => void): void {
  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) tell(entry.contentRect);
  });
  host.addController({
    hostConnected: () => observer.observe(host),
    hostDisconnected: () => observer.disconnect(),
  });
}
