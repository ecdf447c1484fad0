// Values: what a slot, a field or an entry holds.

import { html, nothing, type TemplateResult } from 'lit';
import type { Kind, Value } from '../../engine/types';
import type { Draw } from './draw';
import { glyph } from './glyph';
import { itemKey, type Key } from './keys';

/** A value in words. */
export function valueText(value: Value): string {
  switch (value.type) {
    case 'null':
      return 'NULL';
    case 'plain':
      return value.text;
    case 'ref':
      return value.label;
  }
}

/** A value in a line of text. NULL (no object) is slanted, None (an object) is not. */
export function valueView(value: Value): TemplateResult {
  switch (value.type) {
    case 'null':
      return html`<span class="v null">NULL</span>`;
    case 'plain':
      // It has no card, but a struct of its own to show.
      if (value.typeName === 'builtin_function_or_method')
        return html`<span class="v c-function" role="button" tabindex="0" data-c-function=${value.text} title=${value.text}>${value.text}</span>`;
      return html`<span class="v" title=${value.text}>${value.text}</span>`;
    case 'ref':
      return reference(value.to, value.kind, value.label);
  }
}

/** A reference: the glyph and the words of the object that it leads to. */
function reference(to: number, kind: Kind, label: string): TemplateResult {
  const title = `${kind} ${label}`;
  return html`<span class="ref k-${kind}" data-ref=${to} title=${title}>${glyph(kind)}<span class="cut">${label}</span></span>`;
}

/** Beside a longer text than this there is no room for the word "top", only for its arrow. */
const TOP_WIDTH = 6;

/** How wide a value is, in characters. */
export function textWidth(value: Value | null): number {
  return value === null ? 0 : valueText(value).length + (value.type === 'ref' ? 2.5 : 0);
}

/** A place in memory: a box with a value, or an empty one. */
export function slot(key: Key, value: Value | null, draw: Draw, more: SlotLook = {}): TemplateResult {
  const empty = value === null || value.type === 'null';
  const changed = draw.marks.has(key);
  const top = more.top ? (textWidth(value) > TOP_WIDTH ? ' top long' : ' top') : '';
  const classes = `slot${empty ? ' empty' : ''}${changed ? ' changed' : ''}${top}`;
  const title = !empty && value.type === 'plain' && value.text.length > 9 ? value.text : nothing;
  return html`<div class=${classes} data-place=${key} data-slot=${more.slot ?? nothing} title=${title}>${
    empty ? nothing : valueView(value)
  }</div>`;
}

/** What a slot may have besides its value. */
export type SlotLook = {
  /** The top of a value stack says so. */
  readonly top?: boolean;
  /** Its name within its card: `stack:0`, `local:1`, `cell:0`. */
  readonly slot?: string;
};

/**
 * What a field holds. A tuple that only fields hold is written out, item by item,
 * with `name` giving each item the name of its place.
 */
export function fieldValue(value: Value, draw: Draw, name?: (index: number) => Key): TemplateResult {
  if (value.type !== 'ref' || !draw.inlined.has(value.to)) return valueView(value);
  const tuple = draw.objects.get(value.to);
  if (tuple === undefined) return valueView(value);
  const key = name ?? ((index: number) => itemKey(tuple.id, index));
  const items = tuple.items.map(
    (item, index) =>
      html`${index > 0 ? ', ' : nothing}<span class=${draw.marks.has(key(index)) ? 'changed' : ''} data-place=${key(index)}>${valueView(item)}</span>`,
  );
  const end = tuple.len > tuple.items.length ? ', …' : tuple.len === 1 ? ',' : '';
  const title = `(${tuple.items.map(valueText).join(', ')}${end})`;
  return html`<span class="v items" title=${title}>(${items}${end})</span>`;
}
