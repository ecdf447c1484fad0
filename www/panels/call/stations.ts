// The C steps of an instruction, put together for reading.

import type { CStep } from '../../engine/types';

/** A C function on the way, with those of the steps that it takes before the next one is called. */
export interface Station {
  readonly function: string;
  /** Each with its number, from 1. */
  readonly steps: readonly { readonly number: number; readonly step: CStep }[];
}

/** The steps, put together by the function that takes them. */
export function stationsOf(steps: readonly CStep[]): Station[] {
  const stations: { function: string; steps: { number: number; step: CStep }[] }[] = [];
  for (const [index, step] of steps.entries()) {
    const last = stations.at(-1);
    const numbered = { number: index + 1, step };
    if (last?.function === step.function) last.steps.push(numbered);
    else stations.push({ function: step.function, steps: [numbered] });
  }
  return stations;
}

/** What a step adds to each counter. */
export function addedBy(step: CStep | undefined): Map<string, number> {
  const added = new Map<string, number>();
  for (const { counter, count } of step?.counted ?? []) added.set(counter, (added.get(counter) ?? 0) + count);
  return added;
}

/** A condition without the values, and the values. */
export function partsOf(text: string): [string, string] {
  const parts = /^(.*?) \[(.*)\]$/.exec(text);
  return [parts?.[1] ?? text, parts?.[2] ?? ''];
}
