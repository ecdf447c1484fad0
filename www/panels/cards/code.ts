// A code object: what to do. All sixteen fields of PyCodeObject, or those that calls are about.

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Field, Object as HeapObject } from '../../engine/types';
import { fieldRows, refcount, shell, title, titleEnd } from './card';
import type { Draw, Form } from './draw';
import { constKey, itemKey } from './keys';

const SOME = new Set(['co_argcount', 'co_flags', 'co_consts', 'co_varnames', 'co_zombieframe']);
const BRIEF = new Set(['co_consts', 'co_zombieframe']);
const MODULE = new Set(['co_consts']);

/** The fields that a form shows. */
export function codeFields(form: Form, isModule: boolean): (field: Field) => boolean {
  if (form === 'full') return () => true;
  if (form === 'line') return () => false;
  const names = isModule ? MODULE : form === 'some' ? SOME : BRIEF;
  return (field) => names.has(field.name);
}

export function codeCard(code: HeapObject, form: Form, isModule: boolean, draw: Draw): TemplateResult {
  const shown: Form = draw.isOpen(code.id) ? 'full' : form;
  const rows = fieldRows(code, draw, codeFields(shown, isModule), (field, index) =>
    field.name === 'co_consts' ? constKey(code.id, index) : itemKey(tupleOf(field), index),
  );
  const content = html`<svg class="ear" viewBox="0 0 17 17" width="17" height="17" aria-hidden="true">${svg`<path class="cut" d="M0 0H17V17Z"/><path class="fold" d="M.7.9V16.3H16.1Z"/>`}</svg>
    ${title('code', 'code', code.label, titleEnd(code.id, refcount(code.refcnt), draw))}
    ${shown === 'line' ? nothing : rows}`;
  return shell({ id: code.id, kind: 'code', look: `code ${shown}`, label: `code ${code.label}` }, content);
}

function tupleOf(field: Field): number {
  return field.value.type === 'ref' ? field.value.to : -1;
}
