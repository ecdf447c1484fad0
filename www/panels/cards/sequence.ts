// Lists and tuples: a row of slots. They have no name of their own, so their length stands there.

import { html, nothing, type TemplateResult } from 'lit';
import type { Object as HeapObject, Value } from '../../engine/types';
import { objectShell, title, titleEnd } from './card';
import type { Draw, Form } from './draw';
import { itemKey, moreKey } from './keys';
import { slot, textWidth } from './value';

/** A sequence is drawn on at most so many lines of so many characters; what does not fit is counted. */
const LINES = 2;
const LINE_CHARS = 24;
const IN_LINE_CHARS = 12;

/** How many items are drawn, on how many lines, in a fixed reckoning: a slot costs its text and its borders. */
export function layItems(items: readonly Value[], width = LINE_CHARS, most = LINES): { shown: number; lines: number } {
  let lines = 1;
  let used = 0;
  for (const [index, item] of items.entries()) {
    const own = Math.min(12, textWidth(item)) + 3;
    if (used + own > width) {
      if (lines === most) return { shown: index, lines };
      lines += 1;
      used = 0;
    }
    used += own;
  }
  return { shown: items.length, lines };
}

export function sequenceCard(object: HeapObject, form: Form, draw: Draw): TemplateResult {
  const kind = object.kind === 'tuple' ? 'tuple' : 'list';
  const length = titleEnd(object.id, html`len ${object.len}`, draw);
  const inLine = form === 'line' && !draw.isOpen(object.id);
  const { shown } = layItems(object.items, IN_LINE_CHARS, 1);
  const items = inLine
    ? html`<span class="items">${slots(object, shown, draw)}${shown < object.len ? html`<span class="more">…</span>` : nothing}</span>`
    : nothing;
  const first = title(kind, object.typeName, '', html`${items}${length}`);
  return objectShell(object, html`${first}${inLine ? nothing : itemLines(object, draw)}`);
}

function itemLines(object: HeapObject, draw: Draw): TemplateResult {
  const shown = draw.isOpen(object.id) ? object.items.length : layItems(object.items).shown;
  const left = object.len - shown;
  return html`<div class="items">${slots(object, shown, draw)}${
    object.len === 0 ? html`<span class="q">empty</span>` : nothing
  }${left > 0 ? html`<span class="more" data-place=${moreKey(`items:${object.id}`)}>${left} more</span>` : nothing}</div>`;
}

function slots(object: HeapObject, shown: number, draw: Draw): TemplateResult[] {
  return object.items
    .slice(0, shown)
    .map((item, index) => slot(itemKey(object.id, index), item, draw, { slot: `item:${index}` }));
}
