// The stage under the hand: it is dragged by its ground, and made larger or smaller by wheel and by its corner's buttons.

import type { Stage } from '../panels/stage/stage';
import { zoomOf } from '../panels/zoom';

const least = 0.5;
const most = 2;

/** Lets the reader drag and zoom the stage; `scroll` is what scrolls in it. */
export function attachPan(stage: Stage, scroll: HTMLElement): void {
  scroll.addEventListener('wheel', (event) => zoomByWheel(stage, scroll, event), { passive: false });
  let from: { x: number; y: number } | null = null;
  scroll.addEventListener('pointerdown', (event) => {
    const [target] = event.composedPath();
    const onGround = target instanceof Element && target.closest('.card, button, .chip') === null;
    // A finger scrolls by itself. And the bar at the edge is the bar's.
    const overflows = scroll.scrollHeight > scroll.clientHeight || scroll.scrollWidth > scroll.clientWidth;
    const inside = target !== scroll || (event.offsetX < scroll.clientWidth && event.offsetY < scroll.clientHeight);
    if (event.pointerType === 'touch' || event.button !== 0 || !onGround || !overflows || !inside) return;
    from = { x: event.clientX, y: event.clientY };
    scroll.setPointerCapture(event.pointerId);
    scroll.classList.add('panned');
  });
  scroll.addEventListener('pointermove', (event) => {
    if (from === null) return;
    const zoom = zoomOf(scroll);
    scroll.scrollBy((from.x - event.clientX) / zoom, (from.y - event.clientY) / zoom);
    from = { x: event.clientX, y: event.clientY };
  });
  const drop = () => {
    from = null;
    scroll.classList.remove('panned');
  };
  for (const type of ['pointerup', 'pointercancel'] as const) scroll.addEventListener(type, drop);
}

/** Control and wheel, or two fingers on a touchpad: what is under the pointer stays there. */
function zoomByWheel(stage: Stage, scroll: HTMLElement, event: WheelEvent): void {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const before = stage.scale;
  const scale = Math.max(least, Math.min(before * Math.exp(-event.deltaY / 400), most));
  // So that one can come back to the usual size.
  stage.scale = Math.abs(scale - 1) < 0.03 ? 1 : scale;
  const { left, top } = scroll.getBoundingClientRect();
  const zoom = zoomOf(scroll);
  const x = (event.clientX - left) / zoom;
  const y = (event.clientY - top) / zoom;
  void stage.updateComplete.then(() => {
    const by = stage.scale / before;
    scroll.scrollTo((scroll.scrollLeft + x) * by - x, (scroll.scrollTop + y) * by - y);
  });
}
