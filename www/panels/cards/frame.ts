// A frame: one call. Fields on the left, fastlocals, value stack on the right (it grows upwards), cells last.

import { html, nothing, type TemplateResult } from 'lit';
import type { Frame, Object as HeapObject, ObjectId, ParkedFrame, Slot, Value } from '../../engine/types';
import { refcount, row, shell, title } from './card';
import type { Draw } from './draw';
import { glyph } from './glyph';
import { blocksKey, cellSlotKey, countKey, fieldKey, type Key, localKey, moreKey, stackKey } from './keys';
import { slot, valueView } from './value';

/** A longer name takes more than a few letters' room. */
const SHORT_NAME = 2;

/** At most so many locals and stack slots are drawn; the rest are counted. */
export const SHOWN_LOCALS = 8;
export const SHOWN_STACK = 6;

/** How a frame stands, in a word and a drawing. */
export type Standing = 'new' | 'running' | 'waiting' | 'unwinding' | 'suspended' | 'left' | 'over';

const STANDING: Record<Standing, { path: string; words: (lasti: number) => string; look: string }> = {
  new: { path: 'M4 0h2v4h4v2H6v4H4V6H0V4h4z', words: () => 'new, not entered', look: '' },
  running: { path: 'M1 0l8 5-8 5z', words: () => 'running', look: 'on' },
  waiting: { path: 'M1 1h3v8H1zM6 1h3v8H6z', words: (lasti) => `waiting at ${lasti}`, look: '' },
  unwinding: {
    path: 'M1.5 0L5 3.5 8.5 0 10 1.5 6.5 5 10 8.5 8.5 10 5 6.5 1.5 10 0 8.5 3.5 5 0 1.5z',
    words: () => 'unwinding',
    look: 'bad',
  },
  suspended: {
    path: 'M1 1h3v8H1zM6 1h3v8H6z',
    words: (lasti) => (lasti < 0 ? 'not begun' : `suspended at ${lasti}`),
    look: '',
  },
  left: { path: 'M1 1h8v8H1z', words: (lasti) => `left at ${lasti}`, look: 'quiet' },
  over: { path: 'M1 1h8v8H1z', words: () => 'over', look: '' },
};

/** The name of the tag and of the heavy line, which pass from frame to frame. */
export const tagKey = (frame: ObjectId): Key => `tag:${frame}`;
export const edgeKey = (frame: ObjectId): Key => `edge:${frame}`;

/** The tag that says how a frame stands. */
export function standingTag(frame: ObjectId, standing: Standing, lasti: number): TemplateResult {
  const { path, words, look } = STANDING[standing];
  return html`<span class="tag ${look}" data-place=${tagKey(frame)}><svg viewBox="0 0 10 10" width="10" height="10" fill="currentColor" aria-hidden="true"><path d=${path} /></svg>${words(lasti)}</span>`;
}

/** How much of a frame is shown: all, its slots with the fields that tell most, or one line. */
export type FrameForm = 'full' | 'some' | 'line';

/** The fields that a frame does without where there is little room. */
export const RARE_FIELDS = ['f_locals', 'f_iblock'];
export const FRAME_FIELDS = 6;

/** What a frame card is told besides its frame. */
export type FrameLook = {
  readonly form: FrameForm;
  /** The name of the frame that `f_back` leads to. */
  readonly back: string | null;
  /** Whether some instruction of its code sets up a block: then room is kept for the block stack. */
  readonly setsUpBlocks: boolean;
  /** The program is over, and this is the frame in which it ended. */
  readonly over: boolean;
};

const frameShell = (id: ObjectId, name: string, state: string, content: TemplateResult) =>
  shell({ id, kind: 'frame', look: `frame ${state}`, state, label: `frame ${name}, ${state}` }, content);

/** A frame in progress. */
export function frameCard(frame: Frame, look: FrameLook, draw: Draw): TemplateResult {
  const standing: Standing = look.over && frame.state === 'running' ? 'over' : frame.state;
  const full = look.form !== 'line';
  const end = full ? refcount(frame.refcnt) : html`${frame.stack.length} on stack`;
  const content = html`<i class="border ${standing}" data-place=${edgeKey(frame.id)}></i>
    ${title('frame', 'frame', frame.name, html`${which(frame.number, frame.uses)}${standingTag(frame.id, standing, frame.lasti)}<span class="refs">${end}</span>`)}
    ${full ? body(frame, look, draw) : nothing}`;
  return frameShell(frame.id, frame.name, standing, content);
}

function body(frame: Frame, look: FrameLook, draw: Draw): TemplateResult {
  // Names that tell something need room, more than fields that are alike in all calls of a function.
  const named = frame.fastlocals.some(({ name }) => name.length > SHORT_NAME);
  return html`<div class="fbody${named ? ' named' : ''}">
    <div class="fields">${fields(frame, look, draw)}</div>
    ${locals(frame, draw)}
    ${valueStack(frame, draw)}
    ${look.setsUpBlocks || frame.blocks.length > 0 ? blockStack(frame, draw) : nothing}
    ${frame.cells.length > 0 ? cells(frame, draw) : nothing}
  </div>`;
}

function fields(frame: Frame, look: FrameLook, draw: Draw): TemplateResult {
  const field = (name: string, value: Value) =>
    look.form === 'some' && RARE_FIELDS.includes(name)
      ? nothing
      : row(fieldKey(frame.id, name), name, valueView(value), draw, value.type === 'null');
  const number = (value: number): Value => ({ type: 'plain', typeName: 'int', text: String(value) });
  const back: Value =
    frame.back === null
      ? { type: 'null' }
      : { type: 'ref', to: frame.back, kind: 'frame', label: look.back ?? 'frame' };
  return html`${field('f_back', back)}${field('f_code', frame.code)}${field('f_globals', frame.globals)}${field(
    'f_locals',
    frame.locals,
  )}${field('f_lasti', number(frame.lasti))}${field('f_iblock', number(frame.blocks.length))}`;
}

function locals(frame: Frame, draw: Draw): TemplateResult {
  if (frame.fastlocals.length === 0) return html`<div class="col lcs none"><div class="cap">no fastlocals</div></div>`;
  const shown = frame.fastlocals.slice(0, SHOWN_LOCALS);
  const left = frame.fastlocals.length - shown.length;
  return html`<div class="col lcs">
    <div class="cap"><span>fastlocals</span></div>
    <div class="locals">${shown.map(
      (local, index) =>
        html`<span class="ln" title=${local.name}>${local.name}</span>${slot(
          localKey(frame.id, index),
          local.value,
          draw,
          {
            slot: `local:${index}`,
          },
        )}`,
    )}</div>
    ${left > 0 ? html`<div class="more" data-place=${moreKey(`locals:${frame.id}`)}>${left} more</div>` : nothing}
  </div>`;
}

/** How many slots of the value stack are drawn: all that it may ever have, up to a limit, so that the card keeps its size. */
export function drawnSlots(frame: Frame): number {
  return Math.min(SHOWN_STACK, Math.max(frame.stacksize, frame.stack.length));
}

function valueStack(frame: Frame, draw: Draw): TemplateResult {
  const drawn = drawnSlots(frame);
  const hidden = Math.max(0, frame.stack.length - drawn);
  const slots: TemplateResult[] = [];
  for (let index = hidden + drawn - 1; index >= hidden; index--) {
    slots.push(
      slot(stackKey(frame.id, index), frame.stack[index] ?? null, draw, {
        top: index === frame.stack.length - 1,
        slot: `stack:${index}`,
      }),
    );
  }
  return html`<div class="col stk">
    <div class="cap"><span><span class="word">value </span>stack</span><span class="count" data-place=${countKey(frame.id)}>${frame.stack.length}/${frame.stacksize}</span></div>
    ${slots}
    ${hidden > 0 ? html`<div class="more" data-place=${moreKey(`stack:${frame.id}`)}>${hidden} more below</div>` : nothing}
  </div>`;
}

function blockStack(frame: Frame, draw: Draw): TemplateResult {
  const key = blocksKey(frame.id);
  const blocks = frame.blocks.map(
    (block) =>
      html`<span class="block" title="b_type ${block.op}, b_handler ${block.handler}, b_level ${block.level}"><b>${block.op}</b> to ${block.handler}</span>`,
  );
  return html`<div class="blocks${draw.marks.has(key) ? ' changed' : ''}" data-place=${key}><span class="q">block stack</span>${
    blocks.length === 0 ? html`<span class="q">empty</span>` : blocks
  }</div>`;
}

function cells(frame: Frame, draw: Draw): TemplateResult {
  const one = (cell: Slot, index: number) => {
    const kind = index < frame.cellvars ? 'cell variable' : 'free variable';
    return html`<span class="cellvar"><span class="q">${kind}</span> <b title=${cell.name}>${cell.name}</b>${slot(
      cellSlotKey(frame.id, index),
      cell.value,
      draw,
      { slot: `cell:${index}` },
    )}</span>`;
  };
  return html`<div class="cells">${frame.cells.map(one)}</div>`;
}

/** A frame that is not in progress, beside what holds it: one that waits in its generator, linked to no caller, or one of a traceback. */
export function heldFrameCard(object: HeapObject, frame: Frame, form: FrameForm, draw: Draw): TemplateResult {
  const full = form === 'full' || draw.isOpen(object.id);
  const look: FrameLook = { form, back: null, setsUpBlocks: false, over: false };
  const content = html`<i class="border ${frame.state}" data-place=${edgeKey(frame.id)}></i>
    ${title('frame', 'frame', frame.name, html`${which(frame.number, frame.uses)}${standingTag(frame.id, frame.state, frame.lasti)}<span class="refs">${refcount(frame.refcnt)}</span>`)}
    ${full ? body(frame, look, draw) : nothing}`;
  return frameShell(frame.id, frame.name, frame.state, content);
}

/** A frame whose call is over, parked under its code: its memory waits for the next call. */
export function zombieCard(parked: ParkedFrame, name: string): TemplateResult {
  const content = html`<h3 title="Memory and f_code stay; locals, stack and f_back are cleared."><span class="k-frame">${glyph('frame')}</span><span class="kind k-frame">frame</span><span class="name">${name}</span>${which(parked.number, 1)}<span class="tag quiet"><svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2 2" /></svg>zombie</span></h3>`;
  return frameShell(parked.frame, name, 'zombie', content);
}

/** No more frames than these, the ones to be taken first, are named on the free list. */
const SHOWN_FREE = 8;

/** Which frame it is: the same memory bears the same number in call after call. */
function which(number: number, uses: number) {
  const words = uses > 1 ? `${uses} calls have had this memory, one after the other.` : 'Which frame of the run it is.';
  return html`<span class="which" title=${words}>#${number}${uses > 1 ? ' again' : ''}</span>`;
}

/** Frames that wait on the free list for a call of any code. */
export function freeListCard(frames: readonly ParkedFrame[]): TemplateResult {
  const names = frames.map(({ number }) => `#${number}`);
  return html`<section role="group" class="card frame zombie freelist" data-place=${moreKey('freeList')} data-state="freeList" aria-label="free list">
    <h3><span class="k-frame">${glyph('frame')}</span><span class="kind k-frame">free_list</span><span class="tag quiet">${frames.length} frame${frames.length === 1 ? '' : 's'}</span><span class="which" title="The one on the right is taken first.">${names.slice(-SHOWN_FREE).join(' ')}</span></h3>
  </section>`;
}
