// What stands on the stage in a moment, and where: a function of the moment and of the stage's size alone,
// so that going back gives the same picture as going forward. Nothing here is drawn or measured.

import type {
  Activation,
  Frame,
  Object as HeapObject,
  Moment,
  ObjectId,
  ParkedFrame,
  Program,
} from '../../engine/types';
import type { CardLook } from '../cards';
import type { Form } from '../cards/draw';
import type { FrameForm } from '../cards/frame';
import { cCallHeight, frameHeight, LINE_HEIGHT, objectHeight } from './estimate';
import { distances, inlinedTuples } from './reach';

/** How many lanes stand side by side: frames, objects, code; frames beside all others; everything in one. */
export type Lanes = 'three' | 'two' | 'one';

/** The room that the stage has. */
export type Room = {
  readonly lanes: Lanes;
  /** Height of a lane below its heading. */
  readonly height: number;
};

/** The space between two cards of a lane: frames, objects, code (where a zombie slides under its code). */
export const GAP = { frame: 40, line: 26, cCall: 32, object: 22, code: 44 } as const;
/** Free space above the objects, where the line from a frame to its code passes. */
export const CHANNEL = 36;

/** An entry of the frame lane, newest first. */
export type FrameItem =
  | { readonly type: 'frame'; readonly frame: Frame; readonly form: FrameForm; readonly depth: number }
  | { readonly type: 'cCall'; readonly activation: Extract<Activation, { type: 'cCall' }>; readonly depth: number }
  | { readonly type: 'more'; readonly count: number };

/** A frame that waits in its generator. */
export type WaitingItem = { readonly object: HeapObject; readonly frame: Frame; readonly form: FrameForm };

/** A card for an object, and the zombie frame under it, where there is one. */
export type CardItem = CardLook & { readonly object: HeapObject; readonly zombie: ParkedFrame | null };

/** What stands where. */
export type Scene = {
  readonly moment: Moment;
  readonly objects: ReadonlyMap<ObjectId, HeapObject>;
  readonly inlined: ReadonlySet<ObjectId>;
  readonly frames: readonly FrameItem[];
  /** Frames that wait in their generators, above the stack and apart from it: oldest generator first. */
  readonly waiting: readonly WaitingItem[];
  /** How many of them found no room. */
  readonly waitingLeft: number;
  /** Functions and data, oldest first, from the top down. */
  readonly data: readonly CardItem[];
  /** How many objects found no room. */
  readonly dataLeft: number;
  /** The module's namespace and the builtins, at the foot of the lane. */
  readonly namespaces: readonly CardItem[];
  /** Code objects of functions, in the program's order, from the top down. */
  readonly codes: readonly CardItem[];
  /** The module's code, at the foot of the lane. */
  readonly moduleCode: readonly CardItem[];
  /** Frames on the free list. */
  readonly freeList: readonly ParkedFrame[];
};

/** Plans the picture of a moment. `opened` are the cards that the reader wants to see whole; `all`: no object is left out. */
export function planScene(
  program: Program | null,
  moment: Moment,
  room: Room,
  opened: ReadonlySet<ObjectId>,
  all: boolean,
): Scene {
  const objects = new Map(moment.objects.map((object) => [object.id, object]));
  const frames = moment.stack.filter((activation) => activation.type === 'frame');
  const inlined = inlinedTuples(frames, objects);
  const [waiting, waitingHeight] = planWaiting(program, moment, room, opened);
  const laid = planFrames(program, moment.stack, room.height - waitingHeight, opened.has(ALL_FRAMES));
  const shownFrames = laid.flatMap((item) => (item.type === 'frame' ? [item.frame] : []));

  const spaces = namespaceIds(moment, frames);
  const codes = moment.objects
    .filter((object) => object.kind === 'code' && object.listing !== 0)
    .sort((a, b) => (a.listing ?? Number.MAX_SAFE_INTEGER) - (b.listing ?? Number.MAX_SAFE_INTEGER) || a.id - b.id);
  const moduleCode = moment.objects.find((object) => object.kind === 'code' && object.listing === 0) ?? null;
  const data = moment.objects
    .filter(
      (object) =>
        object.kind !== 'code' && !spaces.includes(object.id) && !inlined.has(object.id) && !isWaiting(object),
    )
    .sort((a, b) => a.id - b.id);
  const namespaces = spaces.flatMap((id, index) => {
    const object = objects.get(id);
    return object === undefined ? [] : [card(object, index === 0 ? 'full' : 'line', true)];
  });

  const moduleCard = moduleCode === null ? null : card(moduleCode, 'some', true);
  const zombies = new Map(
    moment.parked.flatMap((parked) => (parked.place.type === 'zombie' ? [[parked.place.code, parked] as const] : [])),
  );
  const near = distances(shownFrames, objects);
  const called = shownFrames[0]?.function ?? null;
  if (called !== null) near.set(called, 0);
  const floor = namespaces.reduce((sum, item) => sum + heightOf(item) + GAP.object, 0);
  const [codeForm, dataRoom] = share(program, codes, room, floor, heightOf(moduleCard));
  const fitted = fitData(data, near, dataRoom, all, room.lanes === 'three');
  // As one line in a lane with other cards, a code has no room beneath it.
  const drawers = room.lanes === 'three' || codeForm !== 'line';
  return {
    moment,
    objects,
    inlined,
    frames: laid,
    waiting,
    waitingLeft: moment.objects.filter(isWaiting).length - waiting.length,
    data: fitted.shown,
    dataLeft: fitted.left,
    namespaces,
    codes: codes.map((object) => ({
      ...card(object, codeForm, false),
      zombie: drawers ? (zombies.get(object.id) ?? null) : null,
    })),
    moduleCode: moduleCard === null ? [] : [{ ...moduleCard, zombie: zombies.get(moduleCard.object.id) ?? null }],
    freeList: moment.parked.filter((parked) => parked.place.type === 'freeList'),
  };
}

/** Whether an object is a frame that waits in its generator. */
function isWaiting({ frame }: HeapObject): boolean {
  return frame?.state === 'suspended';
}

/** No more frames than this are shown waiting. */
const SHOWN_WAITING = 4;

/** Frames that wait in generators, and the height that they take: whole if the stack has room beside them, else a line each. */
function planWaiting(
  program: Program | null,
  moment: Moment,
  room: Room,
  opened: ReadonlySet<ObjectId>,
): [WaitingItem[], number] {
  const holders = new Map<ObjectId, ObjectId>();
  for (const { id, fields } of moment.objects) {
    const frame = fields.find(({ name }) => name === 'gi_frame')?.value;
    if (frame?.type === 'ref') holders.set(frame.to, id);
  }
  const place = ({ id }: HeapObject) => holders.get(id) ?? id;
  const objects = moment.objects.filter(isWaiting).sort((a, b) => place(a) - place(b));
  const shown = opened.has(ALL_FRAMES) ? objects : objects.slice(-SHOWN_WAITING);
  const stack = moment.stack.map((activation, depth): FrameItem => {
    if (activation.type === 'cCall') return { type: 'cCall', activation, depth };
    return { type: 'frame', frame: activation, form: 'full', depth };
  });
  const free = room.height - framesHeight(program, stack) - GAP.frame;
  const items = (form: FrameForm) =>
    shown.flatMap((object): WaitingItem[] => (object.frame === null ? [] : [{ object, frame: object.frame, form }]));
  const heightOf = (all: readonly WaitingItem[]) =>
    all.reduce((sum, item) => sum + frameHeight(item.frame, item.form, setsUpBlocks(program, item.frame)) + 12, 0);
  const whole = items('full');
  const chosen = heightOf(whole) <= free ? whole : items('line');
  return [chosen, chosen.length === 0 ? 0 : heightOf(chosen) + GAP.frame];
}

/** Stands among the opened cards for "show all frames". */
export const ALL_FRAMES: ObjectId = -1;

function card(object: HeapObject, form: Form, ofModule: boolean): CardItem {
  return { object, form, ofModule, zombie: null };
}

function heightOf(item: CardItem | null): number {
  return item === null ? 0 : objectHeight(item.object, item.form, item.ofModule);
}

/** The module's namespace and the builtins: the ground that everything stands on. */
function namespaceIds(moment: Moment, frames: readonly Frame[]): ObjectId[] {
  const oldest = frames.at(-1);
  const ids: ObjectId[] = [];
  for (const value of oldest === undefined ? [] : [oldest.globals, oldest.builtins]) {
    if (value.type === 'ref') ids.push(value.to);
  }
  if (ids.length > 0) return ids;
  // After the last frame has gone the roles are known by their labels.
  return moment.objects
    .filter((object) => object.kind === 'dict' && object.label === 'globals')
    .map((object) => object.id);
}

/** Whether some instruction of a frame's code sets up a block. */
export function setsUpBlocks(program: Program | null, frame: Frame): boolean {
  const listing = frame.listing === null ? undefined : program?.listings[frame.listing];
  return listing?.instructions.some((instruction) => instruction.op.startsWith('SETUP_')) ?? false;
}

/**
 * The frame lane. Everything whole, if it fits, or all without what they can do without; else all but the newest two
 * frames as one line each; else the newest and the module's, and a count of those between. While values go from one
 * frame to the next, both are open in any case.
 */
function planFrames(program: Program | null, stack: readonly Activation[], height: number, all: boolean): FrameItem[] {
  const lay = (formOf: (age: number) => FrameForm): FrameItem[] => {
    let age = 0;
    return stack.map((activation, index) => {
      const depth = stack.length - 1 - index;
      if (activation.type === 'cCall') return { type: 'cCall', activation, depth };
      return { type: 'frame', frame: activation, form: formOf(age++), depth };
    });
  };
  for (const form of ['full', 'some'] as const) {
    const whole = lay(() => form);
    if (framesHeight(program, whole) <= height) return whole;
  }
  const isHandingOver = stack[0]?.type === 'frame' && stack[0].state === 'new';
  const least = isHandingOver ? 2 : 1;
  const choices: [number, FrameForm][] = [
    [2, 'full'],
    [2, 'some'],
    [1, 'full'],
  ];
  for (const [wholeOnes, form] of choices.filter(([count]) => count >= least)) {
    const lines = lay((age) => (age < wholeOnes ? form : 'line'));
    if (all || framesHeight(program, lines) <= height) return lines;
    const head = wholeOnes + 1;
    if (lines.length <= head + 2) continue;
    // As many of the newest as there is room for; the oldest is the module's. More lines than fill the room never fit.
    const most = Math.min(lines.length - 2, Math.ceil(height / LINE_HEIGHT));
    for (let kept = most; kept >= head; kept--) {
      const shortened = shorten(lines, kept);
      if (framesHeight(program, shortened) <= height) return shortened;
    }
  }
  return shorten(
    lay((age) => (age < least ? 'some' : 'line')),
    least + 1,
  );
}

/** Keeps the newest `kept` activations and the oldest, and counts the frames between. */
function shorten(items: readonly FrameItem[], kept: number): FrameItem[] {
  const between = items.slice(kept, -1);
  if (between.length === 0) return [...items];
  const count = between.filter((item) => item.type === 'frame').length;
  return [...items.slice(0, kept), { type: 'more', count }, ...items.slice(-1)];
}

/** The space above an entry of the frame lane, below its newer neighbour. */
export function gapAbove(item: FrameItem, newer: FrameItem | undefined): number {
  if (newer === undefined) return 0;
  if (item.type === 'cCall' || newer.type === 'cCall') return GAP.cCall;
  if (item.type === 'frame' && item.form !== 'line') return GAP.frame;
  return GAP.line;
}

function framesHeight(program: Program | null, items: readonly FrameItem[]): number {
  let sum = 0;
  for (const [index, item] of items.entries()) {
    sum += gapAbove(item, items[index - 1]);
    if (item.type === 'frame') sum += frameHeight(item.frame, item.form, setsUpBlocks(program, item.frame));
    else if (item.type === 'cCall') sum += cCallHeight(item.activation);
    else sum += 28;
  }
  return sum;
}

/** In two lanes code leaves some room for functions and data, and these take more of it if they must (one scrolls then). */
const DATA_ROOM = { free: 90, taken: 260 };

/**
 * How code and data share the room: the form of all code cards, so that none changes its size while the program runs,
 * and the height for functions and data (null: as much as they like).
 */
function share(
  program: Program | null,
  codes: readonly HeapObject[],
  room: Room,
  floor: number,
  moduleHeight: number,
): [Form, number | null] {
  const count = Math.max(codes.length, (program?.listings.length ?? 1) - 1);
  const total = codes.reduce(
    (sums, code) => sums.map((sum, index) => sum + objectHeight(code, FORMS[index] ?? 'line', false)),
    [0, 0, 0, 0],
  );
  const heightIn = (form: Form) => {
    const gap = form === 'line' && room.lanes === 'two' ? GAP.object : GAP.code;
    return codes.length === 0 ? 0 : count * ((total[FORMS.indexOf(form)] ?? 0) / codes.length + gap);
  };
  if (room.lanes === 'one') return ['some', null];
  if (room.lanes === 'three') {
    const form = FORMS.find((one) => heightIn(one) <= room.height - moduleHeight) ?? 'line';
    return [form, room.height - CHANNEL - floor];
  }
  const left = room.height - floor;
  const form = FORMS.slice(1).find((one) => heightIn(one) <= left - DATA_ROOM.free) ?? 'line';
  return [form, Math.max(DATA_ROOM.taken, left - heightIn(form))];
}

const FORMS: readonly Form[] = ['full', 'some', 'brief', 'line'];

/** How much a card can shrink, fullest first; `fields`: a function may show them all. */
function formsOf(object: HeapObject, fields: boolean): readonly Form[] {
  if (object.kind !== 'function') return ['full', 'line'];
  return fields ? ['full', 'some', 'line'] : ['some', 'line'];
}

/**
 * Functions and data, whole if there is room. If not, cards shrink, those farthest from the newest frames first; then
 * the farthest are left out; the function that runs shrinks last.
 */
function fitData(
  data: readonly HeapObject[],
  near: ReadonlyMap<ObjectId, number>,
  height: number | null,
  all: boolean,
  fields: boolean,
): { shown: CardItem[]; left: number } {
  const functions = data.filter((object) => object.kind === 'function').length;
  const forms = new Map(data.map((object) => [object.id, formsOf(object, fields && functions === 1)]));
  const formOf = (object: HeapObject): Form => forms.get(object.id)?.[0] ?? 'line';
  const heightIn = (object: HeapObject) => objectHeight(object, formOf(object), false) + GAP.object;
  const farness = (object: HeapObject) => near.get(object.id) ?? Number.MAX_SAFE_INTEGER;
  const farthest = [...data].sort((a, b) => farness(b) - farness(a) || a.id - b.id);
  const room = height ?? data.length * 60 + 400;
  let used = data.reduce((sum, object) => sum + heightIn(object), 0);
  const left = new Set<ObjectId>();
  const tooMuch = () => used > room - (left.size > 0 ? MORE_LINE : 0);
  const shrink = (objects: readonly HeapObject[]) => {
    for (const object of objects) {
      while (tooMuch() && (forms.get(object.id)?.length ?? 0) > 1) {
        used -= heightIn(object);
        forms.set(object.id, forms.get(object.id)?.slice(1) ?? []);
        used += heightIn(object);
      }
    }
  };
  const leaveOut = (objects: readonly HeapObject[]) => {
    for (const object of objects) {
      if (all || !tooMuch()) return;
      used -= heightIn(object);
      left.add(object.id);
    }
  };
  shrink(farthest.filter((object) => farness(object) > 0));
  leaveOut(farthest.filter((object) => farness(object) > 1));
  shrink(farthest);
  leaveOut(farthest.filter((object) => farness(object) <= 1));
  const shown = data.filter((object) => !left.has(object.id)).map((object) => card(object, formOf(object), false));
  return { shown, left: left.size };
}

/** Height of "12 more objects". */
const MORE_LINE = 28;
