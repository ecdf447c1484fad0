// What keys may not do while the focus is in an embedded player: scroll the page around it.

const scrolling = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  ' ',
]);

/** Whether the browser would scroll the page for this key, since nothing within has a use for it. */
export function wouldScrollPage(event: KeyboardEvent, within: Element): boolean {
  if (event.defaultPrevented || !scrolling.has(event.key)) return false;
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const path = event.composedPath();
  const inside = path.slice(0, path.indexOf(within));
  return !inside.some((one) => one instanceof Element && hasUse(one, event.key));
}

/** Whether an element takes the key itself, or still has something to scroll that way. */
function hasUse(element: Element, key: string): boolean {
  if (element.matches('input, select, textarea, [contenteditable="true"], dialog[open]')) return true;
  if (key === ' ' && element.matches('button, a[href], summary, [role="button"]')) return true;
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
  const { overflowX, overflowY } = getComputedStyle(element);
  if (!/auto|scroll/.test(isSideways ? overflowX : overflowY)) return false;
  const [at, view, size] = isSideways
    ? [element.scrollLeft, element.clientWidth, element.scrollWidth]
    : [element.scrollTop, element.clientHeight, element.scrollHeight];
  const isBack = ['ArrowUp', 'ArrowLeft', 'PageUp', 'Home'].includes(key);
  return isBack ? at > 0 : at + view < size - 1;
}

/** Takes the focus out of an element: the next key is the page's. */
export function leave(element: Element): void {
  for (let root = element.shadowRoot; root !== null; ) {
    const active: Element | null = root.activeElement;
    if (active instanceof HTMLElement) active.blur();
    root = active?.shadowRoot ?? null;
  }
  if (element instanceof HTMLElement) element.blur();
}
