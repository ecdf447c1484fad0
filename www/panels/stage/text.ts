// The stage in words, read off its elements: one line for each frame, card, row and slot that is drawn.
// For tests, which compare the picture of a moment however it was reached.

/** The picture as text; `root` is the stage's shadow root, or any element that holds its cards. */
export function stageText(root: ParentNode): string {
  const lines: string[] = [];
  for (const lane of root.querySelectorAll('.lane')) {
    lines.push(`== ${words(lane.querySelector('h2'))}`);
    for (const card of lane.querySelectorAll('.card, .morebox, .nothing')) lines.push(...cardText(card));
  }
  const links = [...root.querySelectorAll<SVGElement>('.links [data-link]')]
    .filter((link) => link.closest('[data-ghost]') === null)
    .map(({ dataset }) => `${dataset.link}: ${dataset.linkId}`);
  return [...lines, '== links', ...links.sort()].join('\n');
}

function cardText(card: Element): string[] {
  const title = card.querySelector('h3');
  const lines = [title === null ? words(card) : `# ${words(title)}`];
  for (const part of card.querySelectorAll('.row, .cap, .slot, .more, .blocks')) {
    if (part.parentElement?.closest('.row, .blocks') != null) continue;
    const mark = part.classList.contains('changed') ? ' (changed)' : '';
    const used = part.classList.contains('used') ? ' (used)' : '';
    lines.push(`  ${nameOf(part)}${words(part) || '-'}${mark}${used}`);
  }
  return lines;
}

/** A slot's own name: that of the variable before it, or its place on the stack. */
function nameOf(part: Element): string {
  if (!(part instanceof HTMLElement) || part.dataset.slot === undefined) return '';
  const before = part.previousElementSibling;
  const variable = before !== null && /^(B|SPAN)$/.test(before.tagName) ? words(before) : '';
  return `${part.dataset.slot}${variable === '' ? '' : ` ${variable}`} = `;
}

function words(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
