// Where a step ends: after every instruction, at every line, at every call and return.

import { withMade } from './made';
import type { ListedInstruction, Program, Snapshot, Timeline } from './types';

/** How far one step goes. */
export type Grain = 'instruction' | 'line' | 'call';

/**
 * Whether a line begins at this moment: where CPython reports a line to `sys.settrace`, that is when the next instruction
 * is the first of its line, or when the frame has just jumped backwards (a loop whose body is on one line).
 */
export function beginsLine(program: Program, snapshot: Snapshot): boolean {
  const { moment, step } = snapshot;
  if (moment.next === null) return false;
  const { frame, offset } = moment.next;
  const jumpedBack = step !== null && step.frame === frame && offset <= step.offset;
  return jumpedBack || (instructionAt(withMade(program, snapshot), moment.next)?.startsLine ?? false);
}

/** Whether the step to this moment began or ended a call. */
export function changesCalls({ step }: Snapshot): boolean {
  return step?.effects.some(({ type }) => callEffects.has(type)) ?? false;
}

const callEffects = new Set(['frameEntered', 'frameLeft', 'cCallEntered', 'cCallLeft']);

/** The listed instruction at a place; undefined where the place has no listing. */
export function instructionAt(
  program: Program,
  place: { listing: number | null; offset: number },
): ListedInstruction | undefined {
  if (place.listing === null) return undefined;
  return program.listings[place.listing]?.instructions.find(({ offset }) => offset === place.offset);
}

/**
 * The moments at which calls begin and end, in order, as far as the timeline knows them: `known` is the last moment
 * up to which none is missing (a long run's timeline is cut).
 */
export function callMoments({ calls, callCount, length }: Timeline): { moments: number[]; known: number } {
  const known = callCount > calls.length ? (calls.at(-1)?.from ?? 0) : length;
  const all = calls.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const moments = [...new Set(all)].filter((moment) => moment <= known).sort((a, b) => a - b);
  return { moments, known };
}
