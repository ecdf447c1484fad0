// What was measured or tried, with its date and its commit: kept in docs/proof/, from where the page of proofs takes it.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { atRoot } from './paths.mjs';
import { run } from './process.mjs';

/** The folder of all results. */
export const resultsFolder = atRoot('docs', 'proof');

/** What is known of one kind of run, or `undefined`. */
export function readResults(kind) {
  const file = `${resultsFolder}/${kind}.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Writes what is known of one kind of run. */
export function writeResults(kind, results) {
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(`${resultsFolder}/${kind}.json`, `${JSON.stringify(results, null, 2)}\n`);
}

/** Adds a run, with its date, to those of its kind. */
export function addResult(kind, result) {
  const { runs = [], ...rest } = readResults(kind) ?? {};
  writeResults(kind, { ...rest, runs: [...runs, { date: today(), ...result }] });
}

/** The day: `2026-11-23`. */
export function today() {
  return new Date().toISOString().slice(0, 10);
}

/** The commit that is checked out, shortened. */
export async function commit() {
  return (await run('git', ['rev-parse', '--short', 'HEAD'])).trim();
}
