// Any object that is shown by its fields: iterators, exceptions, tracebacks, frames that something still holds.

import { html, nothing, type TemplateResult } from 'lit';
import type { Object as HeapObject } from '../../engine/types';
import { fieldRows, objectShell, refcount, title, titleEnd } from './card';
import type { Draw, Form } from './draw';

export function fieldsCard(object: HeapObject, form: Form, draw: Draw): TemplateResult {
  const shown = draw.isOpen(object.id) ? 'full' : form;
  const name = object.label === object.typeName ? '' : object.label;
  const content = html`${object.kind === 'frame' ? html`<i class="border held"></i>` : nothing}
    ${title(object.kind, object.typeName, name, titleEnd(object.id, refcount(object.refcnt), draw))}
    ${shown === 'line' ? nothing : fieldRows(object, draw, () => true)}`;
  return objectShell(object, content);
}
