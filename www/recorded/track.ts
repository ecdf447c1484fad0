// The track of a recording: its calls, and where each moment is; src/record/track.rs writes it, and tells what it is.

import type { CallSpan, TimelinePart } from '../engine/types';
import { damaged } from './damage';
import type { Section } from './streams';
import { readTree, type Shapes } from './trees';

/** A line begins with the next instruction. */
export const beginsLine = 1;
/** The next instruction is the first of its call. */
export const beginsCall = 2;
/** The next instruction raises an exception. */
export const raises = 4;
/** The step that led here entered or left a Python frame. */
export const switched = 8;

/** Calls on a timeline that are given at the most. */
const mostCalls = 10_000;
/** Columns of a timeline that are given at the most. */
const mostColumns = 4_096;

/** The place of an instruction. */
export interface CodePlace {
  readonly listing: number;
  readonly offset: number;
  readonly line: number;
  readonly file: string;
}

/** What is known of all moments. */
export class Track {
  /** Every call, in order of their beginning, outer ones first. */
  readonly calls: readonly CallSpan[];
  /** For each moment, sixteen times the number of its place, and flags. */
  readonly #marks: readonly number[];
  readonly #places: readonly CodePlace[];
  /** For each moment, how many calls are on the stack. */
  readonly #depths: Uint32Array;

  constructor(from: Section, shapes: Shapes, moments: number) {
    this.calls = readCalls(from, shapes);
    const places: CodePlace[] = [];
    const mark = () => {
      const read = from.op();
      if (read >= 16 * (places.length + 1)) {
        if (read >= 16 * (places.length + 2)) throw damaged('a place is not there');
        places.push({ listing: from.natural(), offset: from.natural(), line: from.number(), file: from.word() });
      }
      return read;
    };
    this.#marks = Array.from({ length: moments }, mark);
    this.#places = places;
    this.#depths = depthsOf(this.calls, moments);
  }

  /** The last moment. */
  get length(): number {
    return this.#marks.length - 1;
  }

  has(n: number, flag: number): boolean {
    return ((this.#marks[n] ?? 0) & flag) !== 0;
  }

  /** The instruction that is next in a moment; undefined where none is. */
  place(n: number): CodePlace | undefined {
    return this.#places[Math.floor((this.#marks[n] ?? 0) / 16) - 1];
  }

  /** How many calls are on the stack. */
  depth(n: number): number {
    return this.#depths[n] ?? 0;
  }

  /** The part of the timeline between two moments, in so many columns: calls that are narrower than a column are left out. */
  part(from: number, to: number, wanted: number): TimelinePart {
    const end = Math.min(to, this.length);
    const start = Math.min(from, end);
    const columns = Math.max(1, Math.min(wanted, mostColumns));
    const seen = this.calls.filter((call) => call.from <= end && (call.to === null || call.to > start));
    let least = Math.floor((end - start) / columns);
    const isWide = (call: CallSpan) => call.to === null || call.to - call.from >= least;
    let calls = seen.filter(isWide);
    while (calls.filter(({ to }) => to !== null).length > mostCalls) {
      least = Math.max(2 * least, 2);
      calls = calls.filter(isWide);
    }
    const at = (index: number) => start + Math.floor(((end - start) * index) / columns);
    const deepest = (index: number) => {
      const last = Math.max(at(index + 1), at(index) + 1);
      let most = 0;
      for (let n = at(index); n < last; n += 1) most = Math.max(most, this.depth(Math.min(n, this.length)));
      return most;
    };
    return { from: start, to: end, calls, depths: Array.from({ length: columns }, (_, index) => deepest(index)) };
  }
}

function readCalls(from: Section, shapes: Shapes): CallSpan[] {
  let began = 0;
  return Array.from({ length: from.count() }, () => {
    const name = from.word();
    const frame = readTree(from, shapes);
    const depth = from.natural();
    began += from.natural();
    const lasted = from.natural();
    const how = readTree(from, shapes);
    if (frame !== null && typeof frame !== 'number') throw damaged('a call has no frame');
    if (how !== null && how !== 'return' && how !== 'raise' && how !== 'yield') throw damaged('a call has no end');
    return { name, native: frame === null, frame, depth, from: began, to: lasted === 0 ? null : began + lasted, how };
  });
}

function depthsOf(calls: readonly CallSpan[], moments: number): Uint32Array {
  const changes = new Int32Array(moments + 1);
  for (const { from, to } of calls) {
    if (from >= moments || (to ?? 0) > moments) throw damaged('a call is not in the run');
    changes[from] = (changes[from] ?? 0) + 1;
    if (to !== null) changes[to] = (changes[to] ?? 0) - 1;
  }
  let depth = 0;
  return Uint32Array.from({ length: moments }, (_, n) => {
    depth += changes[n] ?? 0;
    return depth;
  });
}
