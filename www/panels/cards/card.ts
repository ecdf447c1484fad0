// The parts that cards are built from: the first line, the rows, the line that counts what is left out.

import { html, nothing, type TemplateResult } from 'lit';
import type { Field, Object as HeapObject, ObjectId } from '../../engine/types';
import type { Draw } from './draw';
import { type GlyphName, glyph } from './glyph';
import { fieldKey, type Key, moreKey } from './keys';
import { fieldValue } from './value';

/** What the frame of a card says about it. */
export type Shell = {
  readonly id: ObjectId;
  readonly kind: string;
  /** Its look: the kind, and whatever else. */
  readonly look: string;
  readonly label: string;
  readonly state?: string;
  /** `type(o).__name__`, where it is another than the kind. */
  readonly type?: string;
};

/** A card. It can have the focus, which shows its links. */
export function shell({ id, kind, look, label, state, type }: Shell, content: TemplateResult): TemplateResult {
  return html`<section role="group" class="card ${look}" data-card=${id} data-kind=${kind} data-type=${type ?? kind} data-state=${state ?? nothing} tabindex="0" aria-label=${label}>${content}</section>`;
}

/** The card of an object: its kind is its look. */
export function objectShell({ id, kind, typeName, label }: HeapObject, content: TemplateResult): TemplateResult {
  return shell({ id, kind, look: kind, label: `${typeName} ${label}`, type: typeName }, content);
}

/** The first line of a card: glyph, kind, name, and what stands at its right end. */
export function title(
  kind: GlyphName,
  word: string,
  name: string,
  end: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<h3><span class="k-${kind}">${glyph(kind)}</span><span class="kind k-${kind}">${word}</span>${
    name === '' ? nothing : html`<span class="name" title=${name}>${name}</span>`
  }${end}</h3>`;
}

/** The right end of the first line: `ob_refcnt` or another number, after the word "new" on a card that this step made. */
export function titleEnd(id: ObjectId, end: TemplateResult, draw: Draw): TemplateResult {
  return html`${draw.made.has(id) ? html`<span class="newmark">new</span>` : nothing}<span class="refs">${end}</span>`;
}

/** `ob_refcnt`. */
export function refcount(refcnt: number): TemplateResult {
  return html`<span class="rc" title="ob_refcnt ${refcnt}"><span class="word">ob_refcnt</span> <span>${refcnt}</span></span>`;
}

/** A field: its C name and what it holds. */
export function row(key: Key, name: string, value: TemplateResult, draw: Draw, isNull = false): TemplateResult {
  const classes = `row${isNull ? '' : ' set'}${draw.marks.has(key) ? ' changed' : ''}${draw.used.has(key) ? ' used' : ''}`;
  return html`<div class=${classes} data-place=${key} data-field=${name}><span class="fn" title=${name}>${name}</span>${value}</div>`;
}

/** The fields of an object, each a row; `only` picks some of them. */
export function fieldRows(
  object: HeapObject,
  draw: Draw,
  only: (field: Field) => boolean,
  itemName?: (field: Field, index: number) => Key,
): TemplateResult {
  const shown = object.fields.filter(only);
  const left = object.fields.length - shown.length;
  const open = draw.isOpen(object.id);
  return html`${shown.map((field) => {
    const name = itemName === undefined ? undefined : (index: number) => itemName(field, index);
    const value = fieldValue(field.value, draw, name);
    return html`${row(fieldKey(object.id, field.name), field.name, value, draw, field.value.type === 'null')}${
      field.note === null
        ? nothing
        : html`<div class="row note"><span></span><span class="v" title=${field.note}>${field.note}</span></div>`
    }`;
  })}${left > 0 || open ? moreButton(object.id, draw, open ? 'fewer fields' : count(left, 'more field')) : nothing}`;
}

/** "4 more names": what is left out, and the way to see it. */
export function moreButton(id: ObjectId, draw: Draw, words: string): TemplateResult {
  return html`<button class="more" type="button" aria-expanded=${draw.isOpen(id) ? 'true' : 'false'} data-place=${moreKey(
    `fields:${id}`,
  )} @click=${() => draw.toggle(id)}>${words}</button>`;
}

/** A number and its noun: "1 more name", "4 more names". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
