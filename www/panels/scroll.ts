// Keeping in view what runs next or, at the end of the run, what ran last.

/** Scrolls a panel to its current row. */
export function showCurrentRow(root: ParentNode, rows = 2): void {
  const row = root.querySelector('[data-roles~="next"]') ?? root.querySelector('[data-roles~="ran"]');
  if (row !== null) showRow(root, row, rows);
}

/** Scrolls a panel, never the page, just as far as shows a row with some rows around it. */
export function showRow(root: ParentNode, row: Element, rows: number): void {
  const panel = root.querySelector('.scrolls');
  if (panel === null) return;
  const view = panel.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  const margin = Math.min(box.height * rows, Math.max(0, (view.height - box.height) / 2));
  if (box.top - margin < view.top) panel.scrollTop += box.top - margin - view.top;
  else if (box.bottom + margin > view.bottom) panel.scrollTop += box.bottom + margin - view.bottom;
}
