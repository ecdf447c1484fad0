// When each thing of a plan is to be seen: for places, cards and links, read off the phases.

import type { ObjectId } from '../engine/types';
import { countKey, type Key } from '../panels/cards/keys';
import type { Act, Phase, Plan } from './plan';

/** A stretch of time. */
export type Span = { readonly start: number; readonly end: number };

export class Times {
  readonly #plan: Plan;
  /** When a place shows what it holds afterwards. */
  readonly shows = new Map<Key, number>();
  /** When a place loses what it held before, where that is earlier. */
  readonly leaves = new Map<Key, number>();
  /** Cards that come and go in a way of their own. */
  readonly comes = new Map<ObjectId, Span>();
  readonly goes = new Map<ObjectId, Span>();
  readonly ropes = new Map<ObjectId, Span>();
  readonly settle: Span;
  /** When the heavy line first passes; links that belong to the running frame change then. */
  readonly pass: number;

  constructor(plan: Plan) {
    this.#plan = plan;
    for (const phase of plan.phases) this.#note(phase);
    // "1/3": how much of a stack is used changes with the last of its slots.
    for (const [key, time] of [...this.shows]) {
      const count = countOf(key);
      if (count !== null) this.shows.set(count, Math.max(this.shows.get(count) ?? 0, time));
    }
    this.settle = this.#spanOf((act) => act.do === 'settle') ?? { start: 0, end: 0 };
    this.pass = this.#spanOf((act) => act.do === 'pass')?.end ?? 0;
  }

  #spanOf(wanted: (act: Act) => boolean): Span | null {
    const phase = this.#plan.phases.find((one) => wanted(one.act));
    return phase === undefined ? null : { start: phase.start, end: phase.start + phase.duration };
  }

  #note({ act, start, duration }: Phase): void {
    const span = { start, end: start + duration };
    switch (act.do) {
      case 'leave':
        this.leaves.set(act.key, Math.min(this.leaves.get(act.key) ?? span.end, span.end));
        this.shows.set(act.key, Math.max(this.shows.get(act.key) ?? 0, span.end));
        return;
      case 'show':
        this.shows.set(act.key, Math.max(this.shows.get(act.key) ?? 0, span.end));
        return;
      case 'make':
        this.comes.set(act.object, span);
        return;
      case 'drop':
        this.goes.set(act.object, span);
        return;
      case 'unfold':
        this.comes.set(act.frame, span);
        return;
      case 'fold':
        this.goes.set(act.frame, span);
        return;
      case 'rope':
        this.ropes.set(act.frame, span);
        return;
      default:
        return;
    }
  }
}

/** The name of the count of a value stack, for the name of one of its slots. */
export function countOf(key: Key): Key | null {
  const [kind, frame] = key.split(':');
  return kind === 'stack' ? countKey(Number(frame)) : null;
}
