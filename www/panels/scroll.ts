// Keeping what matters in view.

/** Scrolls a panel, never the page, just as far as shows `target` with some room around it. */
export function keepInView(panel: Element | null, target: Element | null, room = 2): void {
  if (panel === null || target === null) return;
  const view = panel.getBoundingClientRect();
  const box = target.getBoundingClientRect();
  const margin = Math.min(box.height * room, Math.max(0, (view.height - box.height) / 2));
  if (box.top - margin < view.top) panel.scrollTop += box.top - margin - view.top;
  else if (box.bottom + margin > view.bottom) panel.scrollTop += box.bottom + margin - view.bottom;
}

/** The row of what runs next or, at the end of the run, of what ran last. */
export function currentRow(root: ParentNode): Element | null {
  return root.querySelector('[data-roles~="next"]') ?? root.querySelector('[data-roles~="ran"]');
}
