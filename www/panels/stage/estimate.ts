// How tall a card will be, reckoned from its contents alone, in CSS pixels.
// The scene is planned before it is drawn, so that the same moment gives the same picture; these numbers follow www/styles/cards.ts.

import type { CCall, Frame, Object as HeapObject } from '../../engine/types';
import { codeFields } from '../cards/code';
import { shownEntries } from '../cards/dict';
import type { Form } from '../cards/draw';
import { drawnSlots, FRAME_FIELDS, type FrameForm, RARE_FIELDS, SHOWN_LOCALS } from '../cards/frame';
import { functionFields } from '../cards/function';
import { layItems } from '../cards/sequence';

const ROW = 20;
const SLOT = 24.75;
/** A card's borders, padding and first line. */
const SHELL = 44;
/** A frame or C call as one line. */
export const LINE_HEIGHT = SHELL;

export function frameHeight(frame: Frame, form: FrameForm, setsUpBlocks: boolean): number {
  if (form === 'line') return SHELL;
  const rows = FRAME_FIELDS - (form === 'some' ? RARE_FIELDS.length : 0);
  return SHELL + 5 + Math.max(rows * ROW, columnsHeight(frame)) + restHeight(frame, setsUpBlocks);
}

/** Fastlocals and value stack, side by side. */
function columnsHeight(frame: Frame): number {
  const slots = (n: number) => ROW + n * SLOT + 2;
  const locals =
    slots(Math.min(frame.fastlocals.length, SHOWN_LOCALS)) + (frame.fastlocals.length > SHOWN_LOCALS ? ROW : 0);
  const stack = slots(drawnSlots(frame)) + (frame.stack.length > drawnSlots(frame) ? ROW : 0);
  return Math.max(locals, stack);
}

/** Block stack and cells. */
function restHeight(frame: Frame, setsUpBlocks: boolean): number {
  const blocks = setsUpBlocks || frame.blocks.length > 0 ? 30 : 0;
  return blocks + (frame.cells.length > 0 ? 3 + frame.cells.length * 31 : 0);
}

/** Below its first line, a frame that is not in progress has two fields, and under them the columns. */
function heldFrameHeight(frame: Frame): number {
  return 5 + 2 * ROW + columnsHeight(frame) + restHeight(frame, false);
}

export function cCallHeight(_call: CCall): number {
  return SHELL;
}

/** Height of an object's card; `ofModule` as for the card itself. */
export function objectHeight(object: HeapObject, form: Form, ofModule: boolean): number {
  return SHELL + contentHeight(object, form, ofModule);
}

function contentHeight(object: HeapObject, form: Form, ofModule: boolean): number {
  switch (object.kind) {
    case 'code':
      return fieldsHeight(object, form, codeFields(form, ofModule));
    case 'function':
      return fieldsHeight(object, form, functionFields(form));
    case 'dict': {
      const shown = shownEntries(object, form, { marks: new Set() }).length;
      return (shown + (shown < object.len && form !== 'line' ? 1 : 0)) * ROW;
    }
    case 'cell':
      return form === 'line' ? 0 : 28;
    case 'list':
    case 'tuple':
      return form === 'line' ? 0 : 4 + layItems(object.items).lines * 30;
    case 'frame':
      return form === 'line' || object.frame === null ? 0 : heldFrameHeight(object.frame);
    case 'iterator':
    case 'other':
      return form === 'line' ? 0 : object.fields.length * ROW;
  }
}

function fieldsHeight(object: HeapObject, form: Form, only: (field: HeapObject['fields'][number]) => boolean): number {
  if (form === 'line') return 0;
  const shown = object.fields.filter(only);
  const notes = shown.filter((field) => field.note !== null).length;
  const more = shown.length < object.fields.length ? 1 : 0;
  return (shown.length + notes + more) * ROW;
}
