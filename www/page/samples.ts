// The programs that the page offers: sources, which compile to what CPython 2.7.18 makes of them.

import type { SourceFile } from '../engine/session';

/** Addresses by path: programs whose every step is compared with CPython's, and those that need a reader to answer. */
const sources = {
  ...import.meta.glob<string>('../../tests/samples/*.py', { query: '?url', import: 'default', eager: true }),
  ...import.meta.glob<string>('../programs/*.py', { query: '?url', import: 'default', eager: true }),
};

/** What a program is called on the page, in the order of the list, under what it is about. One without a title comes last. */
const groups: Record<string, Record<string, string>> = {
  Calls: {
    add: 'A first call: add(1,2)',
    nested_calls: 'Calls inside calls',
    defaults_keywords: 'Defaults and keywords',
    callbacks: 'C calls back: map and filter',
  },
  Recursion: {
    recursion: 'Recursion: factorial',
    fibonacci_tree: 'A tree of calls: fib(5)',
    mutual_recursion: 'Two that call each other',
  },
  'Names and closures': {
    shadowing: 'Global and local names',
    closure_counter: 'A closure that counts',
    decorator: 'A decorator',
    mutable_default: 'A default that remembers',
  },
  'Generators and classes': {
    generator: 'A generator: its frame waits',
    class_counter: 'A class, and methods',
  },
  'Loops and data': {
    loop_over_list: 'A loop over a list',
    fibonacci: 'A while loop: Fibonacci',
    dict_words: 'Counting words in a dict',
    ask_name: 'A program that asks you',
  },
  Exceptions: {
    exception_three_frames: 'An exception through three frames',
    try_except_finally: 'try, except, finally',
  },
};

export interface Sample {
  /** Its file's name without the ending. */
  readonly name: string;
  readonly title: string;
}

/** What programs are about, and those programs; the tutorial's is the first. */
export const sampleGroups: readonly { title: string; samples: readonly Sample[] }[] = grouped();

function grouped() {
  const titled = new Set(Object.values(groups).flatMap((group) => Object.keys(group)));
  const others = Object.keys(sources)
    .map(nameOf)
    .filter((name) => !titled.has(name));
  const all = Object.entries(groups).map(([title, group]) => ({
    title,
    samples: Object.entries(group).map(([name, title]) => ({ name, title })),
  }));
  const rest = { title: 'Others', samples: others.sort().map((name) => ({ name, title: name })) };
  return [...all, rest].filter(({ samples }) => samples.length > 0);
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.py$/, '');
}

/** The text of a sample. */
export async function sourceOf(name: string): Promise<string> {
  const { text } = await fetchSample(name);
  return typeof text === 'string' ? text : new TextDecoder().decode(text);
}

/** Fetches a sample. Rejects with one sentence when the host does not give it. */
export async function fetchSample(name: string): Promise<SourceFile> {
  const address = Object.entries(sources).find(([path]) => nameOf(path) === name)?.[1];
  const response = address === undefined ? null : await fetch(address).catch(() => null);
  if (response?.ok) return { name: `${name}.py`, text: new Uint8Array(await response.arrayBuffer()) };
  throw new Error(`The sample '${name}' could not be loaded: check the connection and choose it again.`);
}
