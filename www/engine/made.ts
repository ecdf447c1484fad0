// The code that a program has: its own, and what it made in its run as far as a moment shows that.

import type { Listing, Program, Snapshot } from './types';

/** The program with the listings of the code that it has made; each is at its own index, and between them may be gaps. */
export function withMade(program: Program, { made }: Snapshot): Program {
  if (made.length === 0) return program;
  const listings: Listing[] = [...program.listings];
  for (const { index, listing } of made) listings[index] = listing;
  return { ...program, listings };
}
