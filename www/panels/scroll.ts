// Keeping in view what runs next and where its caller waits or, at the end of the run, what ran last.

import { zoomOf } from './zoom';

/** Asks where things are only once all panels are drawn: else the page would be laid out anew for each of them. */
export function afterLayout(ask: () => void): void {
  requestAnimationFrame(ask);
}

/** Scrolls a panel to its current row, and to a row where a frame waits if both have room. */
export function showCurrentRow(root: ParentNode, rows = 2): void {
  for (const role of ['waits', 'ran', 'next']) {
    const row = root.querySelector(`[data-roles~="${role}"]`);
    if (row !== null) showRow(root, row, rows);
  }
}

/** Scrolls a panel, never the page, just as far as shows a row with some rows around it. */
export function showRow(root: ParentNode, row: Element, rows: number): void {
  const panel = root.querySelector('.scrolls');
  if (panel === null) return;
  const view = panel.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  const top = view.top + (Number.parseFloat(getComputedStyle(panel).scrollPaddingTop) || 0);
  const margin = Math.min(box.height * rows, Math.max(0, (view.bottom - top - box.height) / 2));
  const above = top - box.top + margin;
  const below = box.bottom + margin - view.bottom;
  if (above > 0) panel.scrollTop -= above / zoomOf(panel);
  else if (below > 0) panel.scrollTop += below / zoomOf(panel);
}

/** Scrolls what scrolls around an element, never the page, as far as shows it; `Element.scrollIntoView` would scroll the page, too. */
export function showWithin(panel: Element | null, element: Element | null): void {
  if (panel === null || element === null) return;
  const [view, box, zoom] = [panel.getBoundingClientRect(), element.getBoundingClientRect(), zoomOf(panel)];
  panel.scrollTop += past(box.top - view.top, box.bottom - view.bottom) / zoom;
  panel.scrollLeft += past(box.left - view.left, box.right - view.right) / zoom;
}

/** How far something has to move that begins and ends so far after its view does. */
function past(before: number, after: number): number {
  if (before < 0) return before;
  return after > 0 ? Math.min(after, before) : 0;
}
