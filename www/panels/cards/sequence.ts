// Lists and tuples: a row of slots. They have no name of their own, so their length stands there.

import { html, nothing, type TemplateResult } from 'lit';
import type { Object as HeapObject, Value } from '../../engine/types';
import { title, titleEnd } from './card';
import type { Draw } from './draw';
import { itemKey, moreKey } from './keys';
import { slot, textWidth } from './value';

/** A sequence is drawn on at most so many lines of so many characters; what does not fit is counted. */
const LINES = 2;
const LINE_CHARS = 24;

/** How many items are drawn, on how many lines, in a fixed reckoning: a slot costs its text and its borders. */
export function layItems(items: readonly Value[]): { shown: number; lines: number } {
  let lines = 1;
  let used = 0;
  for (const [index, item] of items.entries()) {
    const width = Math.min(12, textWidth(item)) + 3;
    if (used + width > LINE_CHARS) {
      if (lines === LINES) return { shown: index, lines };
      lines += 1;
      used = 0;
    }
    used += width;
  }
  return { shown: items.length, lines };
}

export function sequenceCard(object: HeapObject, draw: Draw): TemplateResult {
  const shown = object.items.slice(0, draw.isOpen(object.id) ? object.items.length : layItems(object.items).shown);
  const left = object.len - shown.length;
  const kind = object.kind === 'tuple' ? 'tuple' : 'list';
  const length = titleEnd(object.id, html`len ${object.len}`, draw);
  return html`<section class="card ${kind}" data-card=${object.id} data-kind=${kind} tabindex="0" aria-label="${object.typeName} of length ${object.len}">
    ${title(kind, object.typeName, '', length)}
    <div class="items">${shown.map((item, index) =>
      slot(itemKey(object.id, index), item, draw, { slot: `item:${index}` }),
    )}${object.len === 0 ? html`<span class="q">empty</span>` : nothing}${
      left > 0 ? html`<span class="more" data-place=${moreKey(`items:${object.id}`)}>${left} more</span>` : nothing
    }</div>
  </section>`;
}
