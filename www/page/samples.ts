// The programs that the page offers: sources, which compile to what CPython 2.7.18 makes of them.

import type { SourceFile } from '../engine/session';

/** Addresses by path. */
const sources = import.meta.glob<string>('../../tests/samples/*.py', { query: '?url', import: 'default', eager: true });

/** What a sample is called on the page, in the order of the list. One without a title comes last, under its own name. */
const titles: Record<string, string> = {
  add: 'A first call: add(1,2)',
  nested_calls: 'Calls inside calls',
  defaults_keywords: 'Defaults and keywords',
  recursion: 'Recursion: factorial',
  mutual_recursion: 'Two that call each other',
  closure_counter: 'A closure that counts',
  shadowing: 'Global and local names',
  mutable_default: 'A default that remembers',
  loop_over_list: 'A loop over a list',
  fibonacci: 'A while loop: Fibonacci',
  dict_words: 'Counting words in a dict',
  callbacks: 'C calls back: map and filter',
  exception_three_frames: 'An exception through three frames',
  try_except_finally: 'try, except, finally',
};

export interface Sample {
  /** Its file's name without the ending. */
  readonly name: string;
  readonly title: string;
}

/** The samples, the tutorial's program first. */
export const samples: readonly Sample[] = inOrder(Object.keys(sources).map(nameOf));

function inOrder(names: string[]): Sample[] {
  const titled = Object.keys(titles).filter((name) => names.includes(name));
  const others = names.filter((name) => !titled.includes(name)).sort();
  return [...titled, ...others].map((name) => ({ name, title: titles[name] ?? name }));
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.py$/, '');
}

/** Fetches a sample. Rejects with one sentence when the host does not give it. */
export async function fetchSample(name: string): Promise<SourceFile> {
  const address = sources[`../../tests/samples/${name}.py`];
  const response = address === undefined ? null : await fetch(address).catch(() => null);
  if (response?.ok) return { name: `${name}.py`, text: new Uint8Array(await response.arrayBuffer()) };
  throw new Error(`The sample '${name}' could not be loaded: check the connection and choose it again.`);
}
