// How long a moment stays while playing.

import type { Snapshot } from '../engine/types';

/** Enough to see that something changed, and more for each character of its sentence. */
const leastMilliseconds = 500;
const millisecondsPerCharacter = 10;
const mostMilliseconds = 1800;

/** How long the moment should rest at speed 1, in milliseconds, after its animation. */
export function dwellTime({ step }: Snapshot): number {
  const length = step?.narration.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  return Math.min(leastMilliseconds + length * millisecondsPerCharacter, mostMilliseconds);
}

export function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
