// A cell: one shared box that frames and functions point at.

import { html, nothing, type TemplateResult } from 'lit';
import type { Object as HeapObject, Value } from '../../engine/types';
import { objectShell, refcount, title, titleEnd } from './card';
import type { Draw, Form } from './draw';
import { cellKey } from './keys';
import { slot } from './value';

export function cellCard(cell: HeapObject, form: Form, draw: Draw): TemplateResult {
  const content = slot(cellKey(cell.id), cellContent(cell), draw, { slot: 'cell' });
  const end = form === 'line' ? content : titleEnd(cell.id, refcount(cell.refcnt), draw);
  const parts = html`${title('cell', 'cell', cell.label, end)}${form === 'line' ? nothing : content}`;
  return objectShell(cell, parts);
}

/** What the cell holds: its one field (`ob_ref`). */
export function cellContent(cell: HeapObject): Value {
  return cell.fields[0]?.value ?? cell.items[0] ?? { type: 'null' };
}
