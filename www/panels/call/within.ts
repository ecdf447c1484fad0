// A moment within an instruction: the moment before it, with what has happened up to one of its C steps.
//
// What an effect changes is said by the effect alone; what is new as a whole is looked up in the moment after.

import type {
  Activation,
  Counted,
  Effect,
  Frame,
  FrameState,
  Object as HeapObject,
  Moment,
  ObjectId,
  Parking,
  Place,
  Snapshot,
  Step,
  Value,
} from '../../engine/types';

/** A place among the C steps of an instruction. */
export interface Inside {
  /** The moment before the instruction. */
  readonly before: Snapshot;
  /** The moment after it, with all its C steps. */
  readonly whole: Snapshot;
  /** How many C steps are taken. */
  readonly taken: number;
}

/** Where the reader is: a moment, and the place within an instruction if it is one. */
interface Here {
  readonly snapshot: Snapshot;
  readonly inside: Inside | null;
}

/** A move: from where, how far or to where, the length of the run, and the way to other moments. Null: there is none. */
export type Stride = (
  here: Here,
  by: number,
  length: number,
  seek: (n: number) => Promise<Snapshot>,
) => Promise<(Here & { readonly forward: boolean }) | null>;

/** One C step forwards (1) or back (-1); where an instruction has none, all of it. */
export const next: Stride = async ({ snapshot, inside }, by, length, seek) => {
  const forward = by > 0;
  const taken = (inside?.taken ?? 0) + by;
  if (inside !== null && taken === 0) return { snapshot: inside.before, inside: null, forward };
  if (inside !== null && taken <= countCSteps(inside.whole)) return { ...place({ ...inside, taken }), forward };
  const here = inside?.whole ?? snapshot;
  const { n } = here.moment;
  if (forward ? n >= length : n === 0) return null;
  const other = await seek(n + by);
  const [before, whole] = forward ? [here, other] : [other, here];
  const count = countCSteps(whole);
  if (forward)
    return { ...(count === 0 ? { snapshot: whole, inside: null } : place({ before, whole, taken: 1 })), forward };
  return { ...(count < 2 ? { snapshot: before, inside: null } : place({ before, whole, taken: count - 1 })), forward };
};

/** To where so many of the C steps are taken that led to this moment. */
export const to: Stride = async ({ snapshot, inside }, taken, _, seek) => {
  const whole = inside?.whole ?? snapshot;
  if (taken < 1 || taken > countCSteps(whole)) return null;
  const before = inside?.before ?? (await seek(whole.moment.n - 1));
  return { ...place({ before, whole, taken }), forward: taken >= (inside?.taken ?? countCSteps(whole)) };
};

function place(inside: Inside): Here {
  return { snapshot: within(inside.before, inside.whole, inside.taken), inside };
}

/** How many C steps led to a moment. */
export function countCSteps(snapshot: Snapshot | null): number {
  return snapshot?.step?.cSteps.length ?? 0;
}

/**
 * The moment in which `taken` (at least 1) of the C steps that lead from `before` to `after` are taken. Its step is the
 * last of them: the sentence and the effects are those of that C step alone.
 */
export function within(before: Snapshot, after: Snapshot, taken: number): Snapshot {
  const { step } = after;
  const cStep = step?.cSteps[taken - 1];
  if (step === null || cStep === undefined) return after;
  const first = taken === 1 ? 0 : cStep.effects;
  const until = step.cSteps[taken]?.effects ?? step.effects.length;
  const own: Step = { ...step, narration: cStep.narration, effects: step.effects.slice(first, until) };
  if (taken === step.cSteps.length) return { ...after, step: own };
  const moment = new Change(before.moment, after.moment, step).through(step.effects.slice(0, until));
  const callStats = counted(before.moment.callStats, step, taken);
  return { moment: { ...moment, callStats }, step: own, made: [...before.made, ...after.made] };
}

/** The counters when so many C steps are taken. */
function counted(stats: readonly Counted[], step: Step, taken: number): Counted[] {
  const added = step.cSteps.slice(0, taken).flatMap((one) => one.counted);
  const more = (name: string) => added.reduce((sum, one) => sum + (one.counter === name ? one.count : 0), 0);
  return stats.map(({ counter, count }) => ({ counter, count: count + more(counter) }));
}

const NULL: Value = { type: 'null' };

/** A moment that is being changed; the moments that it comes from stay as they are. */
class Change {
  readonly #before: Moment;
  readonly #after: Moment;
  readonly #step: Step;
  #stack: Activation[];
  #objects: Map<ObjectId, HeapObject>;
  #parked: Moment['parked'];
  #output: Moment['output'];

  constructor(before: Moment, after: Moment, step: Step) {
    this.#before = before;
    this.#after = after;
    this.#step = step;
    this.#stack = before.stack.map((one) => (one.type === 'frame' ? { ...copied(one), type: 'frame' } : one));
    this.#objects = new Map(before.objects.map((object) => [object.id, object]));
    this.#parked = before.parked;
    this.#output = before.output;
  }

  through(effects: readonly Effect[]): Moment {
    const running = this.#frame(this.#step.frame);
    if (running !== undefined) running.lasti = this.#step.offset;
    for (const effect of effects) this.#take(effect);
    const objects = [...this.#objects.values()].sort((a, b) => a.id - b.id);
    return {
      ...this.#before,
      stack: this.#stack,
      objects,
      parked: this.#parked,
      output: this.#output,
    };
  }

  #take(effect: Effect): void {
    switch (effect.type) {
      case 'move':
        if (!effect.copies) this.#put(effect.from, NULL);
        this.#put(effect.to, effect.value);
        return;
      case 'clear':
        this.#put(effect.place, NULL);
        return;
      case 'objectMade': {
        const made = this.#after.objects.find(({ id }) => id === effect.object);
        if (made !== undefined) this.#objects.set(made.id, made);
        return;
      }
      case 'objectGone':
        this.#objects.delete(effect.object);
        return;
      case 'frameMade':
        this.#make(effect.frame);
        return;
      case 'frameEntered':
        this.#enter(effect.frame);
        return;
      case 'frameLeft':
        this.#leave(effect.frame, effect.how === 'raise' ? 'unwinding' : 'left');
        return;
      case 'frameSuspended':
        this.#suspend(effect.frame);
        return;
      case 'frameParked':
        this.#park(effect.frame, effect.place);
        return;
      case 'blockPushed':
        this.#frame(effect.frame)?.blocks.push(effect.block);
        return;
      case 'blockPopped':
        this.#frame(effect.frame)?.blocks.pop();
        return;
      case 'cCallEntered':
        this.#stack.unshift({ type: 'cCall', name: effect.name, progress: '' });
        return;
      case 'cCallLeft':
        if (this.#stack[0]?.type === 'cCall') this.#stack.shift();
        return;
      case 'printed':
        this.#output = [...this.#output, { stream: effect.stream, text: effect.text, answer: null }];
        return;
      default:
        return;
    }
  }

  #frame(id: ObjectId): Frame | undefined {
    return this.#stack.find((one): one is Activation & { type: 'frame' } => one.type === 'frame' && one.id === id);
  }

  #put(place: Place, value: Value): void {
    switch (place.at) {
      case 'stack': {
        const stack = this.#frame(place.frame)?.stack;
        if (stack === undefined) return;
        stack[place.index] = value;
        while (stack.at(-1)?.type === 'null') stack.pop();
        return;
      }
      case 'local': {
        const local = this.#frame(place.frame)?.fastlocals[place.index];
        if (local !== undefined) local.value = value;
        return;
      }
      case 'cellSlot': {
        const cell = this.#frame(place.frame)?.cells[place.index];
        if (cell !== undefined) cell.value = value;
        return;
      }
      case 'cell':
        this.#setField(place.cell, 'ob_ref', value);
        return;
      default:
        return;
    }
  }

  #setField(id: ObjectId, name: string, value: Value): void {
    const object = this.#objects.get(id);
    if (object === undefined) return;
    const fields = object.fields.map((field) => (field.name === name ? { ...field, value } : field));
    this.#objects.set(id, { ...object, fields });
  }

  /** A new frame, with nothing in its slots. What it looks like is known from the moment after. */
  #make(id: ObjectId): void {
    this.#parked = this.#parked.filter(({ frame }) => frame !== id);
    const found = shownFrame(this.#after, id);
    if (found === undefined) return;
    const frame = copied(found);
    for (const slot of [...frame.fastlocals, ...frame.cells]) slot.value = NULL;
    const caller = this.#stack.find((one) => one.type === 'frame');
    const back = caller?.type === 'frame' ? caller.id : null;
    this.#stack.unshift({ ...frame, type: 'frame', state: 'new', back, stack: [], blocks: [], lasti: -1, refcnt: 1 });
  }

  #enter(id: ObjectId): void {
    const held = this.#objects.get(id)?.frame;
    const caller = this.#stack.find((one) => one.type === 'frame' && one.state === 'running');
    if (held !== null && held !== undefined) {
      const back = caller?.type === 'frame' ? caller.id : null;
      this.#stack.unshift({ ...copied(held), type: 'frame', back });
      this.#objects.delete(id);
    }
    this.#run(id);
  }

  /** One frame runs; the one that ran before waits. */
  #run(id: ObjectId | undefined): void {
    for (const one of this.#stack) {
      if (one.type !== 'frame') continue;
      if (one.id === id) one.state = 'running';
      else if (one.state === 'running') one.state = 'waiting';
    }
  }

  /** It does not run any more; its memory is there until it is parked. */
  #leave(id: ObjectId, state: FrameState): void {
    const left = this.#frame(id);
    if (left === undefined) return;
    left.state = state;
    const place = this.#stack.indexOf(left as Activation & { type: 'frame' });
    const caller = this.#stack.slice(place + 1).find((one) => one.type === 'frame');
    if (caller?.type === 'frame') caller.state = 'running';
  }

  #park(id: ObjectId, place: Parking | null): void {
    const number = this.#frame(id)?.number ?? this.#objects.get(id)?.frame?.number ?? 0;
    this.#stack = this.#stack.filter((one) => one.type !== 'frame' || one.id !== id);
    this.#objects.delete(id);
    if (place !== null) this.#parked = [...this.#parked, { frame: id, number, place }];
  }

  #suspend(id: ObjectId): void {
    const frame = this.#frame(id);
    if (frame === undefined) return;
    this.#stack = this.#stack.filter((one) => one.type !== 'frame' || one.id !== id);
    const card = this.#after.objects.find((object) => object.id === id);
    if (card?.frame) this.#objects.set(id, { ...card, frame: { ...frame, state: 'suspended', back: null } });
  }
}

/** A frame that a moment shows, in progress or held by something. */
function shownFrame(moment: Moment, id: ObjectId): Frame | undefined {
  const inProgress = moment.stack.find((one) => one.type === 'frame' && one.id === id);
  if (inProgress?.type === 'frame') return inProgress;
  return moment.objects.find((object) => object.id === id)?.frame ?? undefined;
}

/** A frame that can be changed. */
function copied(frame: Frame): Frame {
  return {
    ...frame,
    fastlocals: frame.fastlocals.map((slot) => ({ ...slot })),
    cells: frame.cells.map((slot) => ({ ...slot })),
    stack: [...frame.stack],
    blocks: [...frame.blocks],
  };
}
