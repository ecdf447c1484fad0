// From what a step changed to what is seen: a list of phases with targets and durations.
//
// The effects of a step come in the order in which they happened, and are played in that order: none is guessed
// from the opcode. Pure: nothing here knows of elements. www/motion/play.ts plays a plan.

import type { Effect, Moment, ObjectId, Parking, Place, Snapshot, Value } from '../engine/types';
import {
  blocksKey,
  cardKey,
  chipKey,
  fieldKey,
  type Key,
  moreKey,
  placeKey,
  visibleKeys,
  zombieKey,
} from '../panels/cards/keys';
import { APART, GROW, MOVE, PASS, QUICK } from './timing';

/** A place on the stage to fly from or to. */
export type Spot =
  /** The first of these names that is visible. */
  | { readonly at: 'place'; readonly keys: readonly Key[] }
  /** Just above the first of these names that is visible. */
  | { readonly at: 'above'; readonly keys: readonly Key[] }
  /** Where a frame works on its operands: beside its value stack. */
  | { readonly at: 'hand'; readonly frame: ObjectId }
  /** Off the stage, towards the output. */
  | { readonly at: 'output' };

/** A point of a flight, and when the value is there, counted from the start of its phase. */
export type Stop = { readonly spot: Spot; readonly time: number };

/** What happens in a phase. */
export type Act =
  /** A field is looked at. */
  | { readonly do: 'light'; readonly keys: readonly Key[]; readonly bad: boolean }
  /** A value, or a copy of a reference, flies. `lands`: the place that shows it at the end. */
  | { readonly do: 'fly'; readonly value: Value; readonly stops: readonly Stop[]; readonly lands: Key | null }
  /** What a place held is gone from the end of the phase on. */
  | { readonly do: 'leave'; readonly key: Key }
  /** A place shows its new contents from the end of the phase on. */
  | { readonly do: 'show'; readonly key: Key }
  /** The card of a new object appears, grown out of a spot. */
  | { readonly do: 'make'; readonly object: ObjectId; readonly from: Spot | null }
  /** The card of an object goes. */
  | { readonly do: 'drop'; readonly object: ObjectId }
  /** A frame slides out of one of these and unfolds. */
  | { readonly do: 'unfold'; readonly frame: ObjectId; readonly from: readonly Key[] }
  /** A frame's slots are emptied. */
  | { readonly do: 'empty'; readonly frame: ObjectId }
  /** A frame folds and slides under one of these. */
  | { readonly do: 'fold'; readonly frame: ObjectId; readonly into: readonly Key[] }
  /** `f_back` of a frame grows, or is withdrawn. */
  | { readonly do: 'rope'; readonly frame: ObjectId; readonly grows: boolean }
  /** The heavy line and the tag "running" pass from one frame to another. */
  | { readonly do: 'pass'; readonly from: ObjectId | null; readonly to: ObjectId | null }
  /** Cards that stay move to their new places. */
  | { readonly do: 'settle' };

export type Phase = { readonly act: Act; readonly start: number; readonly duration: number };
export type Plan = { readonly phases: readonly Phase[]; readonly duration: number };

/** Plans the way from one moment to a later one: of one step, or of several at once. */
export function planStep(earlier: Snapshot, later: Snapshot): Plan {
  const step = later.step;
  const single = step !== null && step.n === earlier.moment.n && later.moment.n === earlier.moment.n + 1;
  const planner = new Planner(earlier.moment, later.moment);
  if (single) planner.effects(step.frame, step.effects);
  else planner.leap();
  return planner.finish();
}

const frameIds = (moment: Moment): ObjectId[] =>
  moment.stack.flatMap((activation) => (activation.type === 'frame' ? [activation.id] : []));

type Move = Extract<Effect, { type: 'move' }>;

class Planner {
  readonly #earlier: Moment;
  readonly #later: Moment;
  readonly #phases: Phase[] = [];
  #time = 0;
  #settled = false;

  constructor(earlier: Moment, later: Moment) {
    this.#earlier = earlier;
    this.#later = later;
  }

  finish(): Plan {
    if (!this.#settled) this.#add({ do: 'settle' }, MOVE, 0);
    const duration = Math.max(...this.#phases.map((phase) => phase.start + phase.duration));
    return { phases: this.#phases, duration };
  }

  /** Adds a phase, now or at another time. The clock stands still. */
  #add(act: Act, duration: number, start = this.#time): void {
    this.#phases.push({ act, start, duration });
  }

  /** Adds a phase, and goes on when it is over. */
  #then(act: Act, duration: number): void {
    this.#add(act, duration);
    this.#time += duration;
  }

  /** The cards that stay make room, once, with the first thing that needs it. */
  #settle(duration: number): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#add({ do: 'settle' }, duration);
  }

  /** Many steps at once: frames and cards come and go, but nothing flies. */
  leap(): void {
    const before = frameIds(this.#earlier);
    const after = frameIds(this.#later);
    const held = (moment: Moment, id: ObjectId) => moment.objects.some((object) => object.id === id);
    const gone = before.filter((id) => !after.includes(id) && !held(this.#later, id));
    const come = after.filter((id) => !before.includes(id) && !held(this.#earlier, id));
    for (const frame of gone) {
      this.#add({ do: 'rope', frame, grows: false }, PASS);
      this.#add({ do: 'fold', frame, into: this.#parkedAt(frame) }, GROW);
    }
    if (gone.length > 0) {
      this.#settle(GROW);
      this.#time += GROW;
    }
    for (const frame of come) {
      this.#add({ do: 'unfold', frame, from: this.#codeOf(frame) }, GROW);
      this.#add({ do: 'rope', frame, grows: true }, PASS, this.#time + GROW);
    }
    if (come.length > 0) {
      this.#settle(GROW);
      this.#time += GROW;
    }
    const [from = null] = before;
    const [to = null] = after;
    if (from !== to) this.#then({ do: 'pass', from, to }, PASS);
  }

  #codeOf(frame: ObjectId): Key[] {
    for (const activation of this.#later.stack) {
      if (activation.type === 'frame' && activation.id === frame && activation.code.type === 'ref') {
        return [cardKey(activation.code.to), chipKey(activation.code.to)];
      }
    }
    return [];
  }

  #parkedAt(frame: ObjectId): Key[] {
    const parked = this.#later.parked.find((one) => one.frame === frame);
    return parking(parked?.place ?? null, frame);
  }

  /** One step. */
  effects(running: ObjectId, effects: readonly Effect[]): void {
    const hand: Spot = { at: 'hand', frame: running };
    const printed = effects.some((effect) => effect.type === 'printed');
    let left = false;
    for (let index = 0; index < effects.length; index++) {
      const effect = effects[index];
      if (effect === undefined) break;
      if (effect.type === 'move' || effect.type === 'clear') {
        const group = runOf(effects, index);
        index += group.length - 1;
        if (left && group.every((one) => one.type === 'clear' || one.to.at === 'used')) this.#pop(group);
        else this.#moves(group, effects.slice(index + 1), printed ? { at: 'output' } : hand, hand);
        continue;
      }
      if (effect.type === 'frameLeft') left = true;
      this.#event(effect);
    }
    this.#closeReturns();
  }

  /** Slots that a caller drops after a call: one by one from the top. */
  #pop(group: readonly (Move | Extract<Effect, { type: 'clear' }>)[]): void {
    for (const one of group) {
      const key = placeKey(one.type === 'move' ? one.from : one.place);
      if (key !== null) this.#then({ do: 'leave', key }, QUICK);
    }
  }

  /** Values that move one after the other without anything between: they fly together, a little apart. */
  #moves(
    group: readonly (Move | Extract<Effect, { type: 'clear' }>)[],
    rest: readonly Effect[],
    used: Spot,
    hand: Spot,
  ): void {
    const start = this.#time;
    const receiver = this.#receiver(rest) ?? used;
    let flights = 0;
    for (const one of group) {
      const begin = start + flights * APART;
      if (one.type === 'clear') {
        const key = placeKey(one.place);
        if (key !== null) this.#add({ do: 'leave', key }, QUICK, begin);
        this.#time = Math.max(this.#time, begin + QUICK);
        continue;
      }
      if (one.from.at === 'returned') {
        this.#land(one);
        continue;
      }
      if (!one.copies) this.#leave(one.from, begin);
      if (one.to.at === 'returned') {
        this.#takeOff(one);
        continue;
      }
      const to: Spot = one.to.at === 'used' ? receiver : one.to.at === 'output' ? { at: 'output' } : spotOf(one.to);
      const from = one.from.at === 'made' ? (this.#cardSpot(one.value) ?? hand) : spotOf(one.from);
      this.#fly(one.value, from, to, placeKey(one.to), begin);
      this.#time = Math.max(this.#time, begin + MOVE);
      flights += 1;
    }
  }

  #fly(value: Value, from: Spot, to: Spot, lands: Key | null, start: number): void {
    const stops = [
      { spot: from, time: 0 },
      { spot: to, time: MOVE },
    ];
    this.#add({ do: 'fly', value, stops, lands }, MOVE, start);
    if (lands !== null) this.#add({ do: 'show', key: lands }, 0, start + MOVE);
  }

  /** The origin of a value that does not stay. */
  #leave(place: Place, start: number): void {
    const key = placeKey(place);
    if (key !== null) this.#add({ do: 'leave', key }, 0, start);
  }

  /** An object that is made right after its parts were used: they fly into its card. */
  #receiver(rest: readonly Effect[]): Spot | null {
    for (const effect of rest) {
      if (effect.type === 'objectMade' && this.#hasCard(effect.object))
        return { at: 'place', keys: [cardKey(effect.object)] };
      if (effect.type !== 'objectMade' && effect.type !== 'objectGone' && effect.type !== 'move') return null;
    }
    return null;
  }

  #hasCard(id: ObjectId): boolean {
    return this.#later.objects.some((object) => object.id === id);
  }

  /** What was made is a card, and not only a value: the reference flies out of the card. */
  #cardSpot(value: Value): Spot | null {
    if (value.type !== 'ref' || !this.#hasCard(value.to)) return null;
    return { at: 'place', keys: [cardKey(value.to)] };
  }

  // A returned value flies off, hovers over the caller's stack while the frame goes, and lands at last.
  #hovering: { value: Value; from: Spot; start: number } | null = null;

  #takeOff(move: Move): void {
    this.#hovering = { value: move.value, from: spotOf(move.from), start: this.#time };
    this.#time += MOVE;
  }

  #land(move: Move): void {
    const hovering = this.#hovering;
    if (hovering === null) return;
    this.#hovering = null;
    const to = spotOf(move.to);
    const end = this.#time + PASS - hovering.start;
    const above: Spot = { at: 'above', keys: to.keys };
    const stops = [
      { spot: hovering.from, time: 0 },
      { spot: above, time: MOVE },
      { spot: above, time: end - PASS },
      { spot: to, time: end },
    ];
    const lands = placeKey(move.to);
    this.#add({ do: 'fly', value: hovering.value, stops, lands }, end, hovering.start);
    this.#time += PASS;
    if (lands !== null) this.#add({ do: 'show', key: lands }, 0);
  }

  /** A value that nobody on the stage takes: it goes to the C code that called, or ends with the run. */
  #closeReturns(): void {
    const hovering = this.#hovering;
    if (hovering === null) return;
    const depth = this.#later.stack.length - 1;
    const caller = this.#later.stack[0];
    const to: Spot = caller?.type === 'cCall' ? { at: 'place', keys: [`ccall:${depth}`] } : { at: 'output' };
    const stops = [
      { spot: hovering.from, time: 0 },
      { spot: to, time: MOVE },
    ];
    this.#add({ do: 'fly', value: hovering.value, stops, lands: null }, MOVE, hovering.start);
  }

  /** Everything that is not a move. */
  #event(effect: Exclude<Effect, { type: 'move' | 'clear' }>): void {
    switch (effect.type) {
      case 'objectMade':
        if (!this.#hasCard(effect.object)) return;
        this.#settle(MOVE);
        this.#then({ do: 'make', object: effect.object, from: null }, MOVE);
        return;
      case 'objectGone':
        this.#add({ do: 'drop', object: effect.object }, QUICK);
        return;
      case 'frameMade':
        this.#frameMade(effect);
        return;
      case 'frameSuspended':
        // It goes aside whole: it is not over, so it does not fold.
        this.#then({ do: 'rope', frame: effect.frame, grows: false }, PASS);
        this.#settle(GROW);
        this.#time += GROW;
        return;
      case 'frameEntered':
        if (this.#isSuspended(effect.frame)) {
          this.#settle(GROW);
          this.#time += GROW;
          this.#then({ do: 'rope', frame: effect.frame, grows: true }, PASS);
        }
        this.#then({ do: 'pass', from: this.#callerOf(effect.frame), to: effect.frame }, PASS);
        return;
      case 'frameLeft':
        if (effect.how === 'raise') this.#then({ do: 'light', keys: [cardKey(effect.frame)], bad: true }, PASS);
        this.#then({ do: 'pass', from: effect.frame, to: effect.back }, PASS);
        return;
      case 'frameParked':
        this.#then({ do: 'empty', frame: effect.frame }, QUICK);
        this.#then({ do: 'rope', frame: effect.frame, grows: false }, PASS);
        this.#settle(GROW);
        this.#then({ do: 'fold', frame: effect.frame, into: parking(effect.place, effect.frame) }, GROW);
        if (effect.place?.type === 'zombie') this.#showField(effect.place.code, 'co_zombieframe');
        return;
      case 'blockPushed':
      case 'blockPopped':
        this.#then({ do: 'show', key: blocksKey(effect.frame) }, QUICK);
        return;
      case 'raised':
        this.#then({ do: 'light', keys: [cardKey(effect.frame), moreKey('frames')], bad: true }, PASS);
        return;
      case 'cCallEntered':
      case 'cCallLeft':
        this.#settle(MOVE);
        this.#time += MOVE;
        return;
      case 'jumped':
      case 'printed':
        return;
    }
  }

  #frameMade(effect: Extract<Effect, { type: 'frameMade' }>): void {
    if (effect.function !== null) {
      const keys = [fieldKey(effect.function, 'func_code'), cardKey(effect.function)];
      this.#then({ do: 'light', keys, bad: false }, QUICK);
    }
    const own: Key[] =
      effect.origin === 'zombie'
        ? [zombieKey(effect.frame)]
        : effect.origin === 'freeList'
          ? [moreKey('freeList')]
          : [];
    if (effect.origin === 'zombie') this.#showField(effect.code, 'co_zombieframe');
    this.#settle(GROW);
    this.#then({ do: 'unfold', frame: effect.frame, from: [...own, cardKey(effect.code), chipKey(effect.code)] }, GROW);
    this.#then({ do: 'rope', frame: effect.frame, grows: true }, PASS);
  }

  #showField(object: ObjectId, name: string): void {
    this.#add({ do: 'show', key: fieldKey(object, name) }, 0);
  }

  /** Whether the frame waits in its generator before the step. */
  #isSuspended(frame: ObjectId): boolean {
    return this.#earlier.objects.some(({ id }) => id === frame);
  }

  #callerOf(frame: ObjectId): ObjectId | null {
    for (const activation of this.#later.stack) {
      if (activation.type === 'frame' && activation.id === frame) return activation.back;
    }
    return null;
  }
}

/** Where a frame goes that is over. */
function parking(place: Parking | null, frame: ObjectId): Key[] {
  if (place === null) return [];
  return place.type === 'zombie' ? [zombieKey(frame), cardKey(place.code), chipKey(place.code)] : [moreKey('freeList')];
}

function spotOf(place: Place): Extract<Spot, { at: 'place' }> {
  return { at: 'place', keys: visibleKeys(place) };
}

/** The moves and clears that follow each other from here on; used-up operands are a group of their own. */
function runOf(effects: readonly Effect[], from: number): (Move | Extract<Effect, { type: 'clear' }>)[] {
  const group: (Move | Extract<Effect, { type: 'clear' }>)[] = [];
  const kindOf = (effect: Effect) =>
    effect.type === 'clear' || (effect.type === 'move' && effect.to.at === 'used')
      ? 'used'
      : effect.type === 'move'
        ? effect.from.at === 'made' || effect.from.at === 'returned' || effect.to.at === 'returned'
          ? effect.from.at
          : 'moved'
        : 'other';
  const first = effects[from];
  if (first === undefined) return group;
  const kind = kindOf(first);
  for (let index = from; index < effects.length; index++) {
    const effect = effects[index];
    if (effect === undefined || (effect.type !== 'move' && effect.type !== 'clear') || kindOf(effect) !== kind) break;
    group.push(effect);
  }
  return group;
}
