// Where a step ends: after every instruction, where a line begins, where a call begins or ends.

import type { Goal, ListedInstruction, Program } from './types';

/** How far one step goes. */
export type Grain = 'instruction' | 'line' | 'call';
/** The same, and the finest: one step of the C code within an instruction. */
export type StepGrain = 'cStep' | Grain;

/** The debugger's move that such a step is. */
export function goalOf(grain: 'line' | 'call'): Goal {
  return { type: grain === 'line' ? 'line' : 'switch' };
}

/** The listed instruction at a place; undefined where the place has no listing. */
export function instructionAt(
  program: Program,
  place: { listing: number | null; offset: number },
): ListedInstruction | undefined {
  if (place.listing === null) return undefined;
  return program.listings[place.listing]?.instructions.find(({ offset }) => offset === place.offset);
}
