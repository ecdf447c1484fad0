// A dict: its entries in CPython's own order. Names that every module has step back behind those of the program.

import { html, nothing, type TemplateResult } from 'lit';
import type { Entry, Object as HeapObject } from '../../engine/types';
import { count, moreButton, objectShell, row, title, titleEnd } from './card';
import type { Draw, Form } from './draw';
import { entryKey, moreKey } from './keys';
import { valueText, valueView } from './value';

/** Names that a module has before its first instruction. */
const MODULE_NAMES = new Set(['__builtins__', '__doc__', '__name__', '__file__', '__package__']);
/** At most so many entries are drawn. */
export const SHOWN_ENTRIES = 8;

/** An entry's name, as places of the schema have it. */
export function entryName(entry: Entry): string {
  return entry.name ?? valueText(entry.key);
}

/** The entries that a card shows: those of the program first come, first drawn; a changed one always. */
export function shownEntries(dict: HeapObject, form: Form, draw: Pick<Draw, 'marks'>): Entry[] {
  const changed = (entry: Entry) => draw.marks.has(entryKey(dict.id, entryName(entry)));
  if (form === 'line') return dict.entries.filter(changed);
  const telling = dict.entries.filter(
    (entry) => entry.name === null || !MODULE_NAMES.has(entry.name) || changed(entry),
  );
  const first = new Set(telling.slice(0, SHOWN_ENTRIES));
  return telling.filter((entry) => first.has(entry) || changed(entry));
}

export function dictCard(dict: HeapObject, form: Form, namespace: boolean, draw: Draw): TemplateResult {
  const entries = draw.isOpen(dict.id) ? dict.entries : shownEntries(dict, form, draw);
  const left = dict.len - entries.length;
  const noun = namespace ? 'name' : 'entry';
  const total = form === 'line' ? `${dict.len}` : dict.len === 1 ? '1 entry' : `${dict.len} entries`;
  const content = html`${title('dict', 'dict', namespace ? dict.label : '', titleEnd(dict.id, html`<span class="words">${total}</span>`, draw))}
    ${entries.map((entry) => {
      const name = entryName(entry);
      return row(entryKey(dict.id, name), name, valueView(entry.value), draw);
    })}
    ${left > 0 && form !== 'line' ? rest(dict, draw, noun === 'name' ? count(left, 'more name') : `${left} more`) : nothing}`;
  return objectShell(dict, content);
}

function rest(dict: HeapObject, draw: Draw, words: string): TemplateResult {
  const button = moreButton(dict.id, draw, draw.isOpen(dict.id) ? 'fewer' : words);
  return html`<div data-place=${moreKey(`entries:${dict.id}`)}>${button}</div>`;
}
