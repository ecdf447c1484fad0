// Where a debugger's moves lead in a recorded run; src/history/moves.rs has their definitions.

import type { Breakpoint, CallSpan, Found, Goal, Move } from '../engine/types';
import { beginsCall, beginsLine, raises, switched, type Track } from './track';

/** Where a move leads from a moment of a run that is over, or may go on behind its last recorded moment. */
export function find(track: Track, { goal, back }: Move, from: number, isOver: boolean): Found {
  const is = sought(track, goal, from);
  const { length } = track;
  const by = back ? -1 : 1;
  // Where the run goes on, nobody knows yet what comes next in the last moment.
  for (let n = from + by; n >= 0 && n < length; n += by) {
    if (is(n)) return { what: 'moment', n };
  }
  if (back) return { what: 'end', n: 0 };
  if (is(length) && from < length && isOver) return { what: 'moment', n: length };
  return { what: isOver ? 'end' : 'unknown', n: length };
}

/** Whether a moment is one that is looked for. */
function sought(track: Track, goal: Goal, from: number): (n: number) => boolean {
  const has = (flag: number) => (n: number) => track.has(n, flag);
  switch (goal.type) {
    case 'line':
      return has(beginsLine);
    case 'over': {
      const call = newestCall(track, from);
      return (n) => isOutside(track, call, n) || (track.has(n, beginsLine) && isRunning(track, call, n));
    }
    case 'out': {
      const call = newestCall(track, from);
      return (n) => isOutside(track, call, n);
    }
    case 'call':
      return has(beginsCall);
    case 'switch':
      return has(switched);
    case 'again': {
      const here = track.place(from);
      if (here === undefined) return () => false;
      return (n) => isAt(track, n, { type: 'line', listing: here.listing, line: here.line });
    }
    case 'breakpoint':
      return (n) => goal.places.some((place) => isAt(track, n, place));
    case 'exception':
      return has(raises);
  }
}

/** The Python call that runs in a moment, or, when the run is over, the program's own. */
function newestCall({ calls }: Track, n: number): CallSpan | undefined {
  const running = calls.filter((call) => !call.native && call.from <= n && (call.to === null || n < call.to));
  return running.at(-1) ?? calls[0];
}

function isRunning(track: Track, call: CallSpan | undefined, n: number): boolean {
  if (call === undefined || track.depth(n) !== call.depth + 1) return false;
  return call.from <= n && (call.to === null || n < call.to);
}

/** Whether a caller of this call runs. */
function isOutside(track: Track, call: CallSpan | undefined, n: number): boolean {
  return track.place(n) !== undefined && track.depth(n) <= (call?.depth ?? 0);
}

function isAt(track: Track, n: number, place: Breakpoint): boolean {
  const here = track.place(n);
  if (here === undefined) return false;
  if (place.type === 'instruction') return here.listing === place.listing && here.offset === place.offset;
  const isThere = place.type === 'line' ? here.listing === place.listing : here.file === place.file;
  return isThere && here.line === place.line && track.has(n, beginsLine);
}
