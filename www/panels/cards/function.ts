// A function: code with its globals, its defaults and its closure. All nine fields of PyFunctionObject, or the telling ones.

import { html, nothing, type TemplateResult } from 'lit';
import type { Field, Object as HeapObject } from '../../engine/types';
import { fieldRows, objectShell, refcount, title, titleEnd } from './card';
import type { Draw, Form } from './draw';

/** The fields that a form shows: what a function always has, and what this one has besides. */
export function functionFields(form: Form): (field: Field) => boolean {
  if (form === 'full') return () => true;
  if (form === 'line') return () => false;
  const extra = (field: Field) =>
    (field.name === 'func_defaults' || field.name === 'func_closure') && field.value.type !== 'null';
  return (field) => field.name === 'func_code' || field.name === 'func_globals' || extra(field);
}

export function functionCard(object: HeapObject, form: Form, draw: Draw): TemplateResult {
  const shown: Form = draw.isOpen(object.id) ? 'full' : form;
  const content = html`${title('function', 'function', object.label, titleEnd(object.id, refcount(object.refcnt), draw))}
    ${shown === 'line' ? nothing : fieldRows(object, draw, functionFields(shown))}`;
  return objectShell(object, content);
}
