// Which program an embedded element shows: that of a `<pre>` inside of it, or a file.

import type { ProgramFile } from '../engine/session';
import type { Lesson } from '../lessons/types';
import { isLesson } from './lesson';

/** What can be opened. */
export type Opening =
  | { readonly type: 'program'; readonly file: ProgramFile; readonly marked: readonly number[] }
  | { readonly type: 'lesson'; readonly lesson: Lesson };

/** Larger files are refused. */
const largest = 16 * 1024 * 1024;

/** The program that an author wrote into the element, in one or more `<pre>`: the first imports the others. Null if there is none. */
export function programInside(element: Element): Opening | null {
  const [pre, ...more] = element.querySelectorAll('pre');
  if (pre === undefined) return null;
  const { text, marked } = markedText(pre);
  const others = more.map((one) => ({ name: nameOf(one), text: markedText(one).text }));
  return text.trim() === '' ? null : { type: 'program', file: { name: nameOf(pre), text, others }, marked };
}

/** What becomes `co_filename`. */
function nameOf(pre: HTMLPreElement): string {
  return pre.dataset.name?.trim() || 'example.py';
}

/** The text, without what HTML's layout adds to it, and the lines of which something stands in a `<mark>`. */
function markedText(pre: HTMLPreElement): { text: string; marked: number[] } {
  const lines = (pre.textContent ?? '').replace(/\r\n?/g, '\n').split('\n');
  const blank = lines.findIndex((line) => line.trim() !== '');
  const first = Math.max(0, blank);
  const kept = lines.slice(first);
  while (kept.length > 0 && kept.at(-1)?.trim() === '') kept.pop();
  const indents = kept.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  const text = `${kept.map((line) => line.slice(indent)).join('\n')}\n`;
  const marked = [...pre.querySelectorAll('mark')].map((mark) => lineOf(pre, mark) - first);
  return { text, marked: [...new Set(marked)].sort((a, b) => a - b) };
}

/** The line of the text at which an element begins, from 1. */
function lineOf(pre: HTMLPreElement, mark: Element): number {
  const before = document.createRange();
  before.setStart(pre, 0);
  before.setEndBefore(mark);
  return before.toString().split('\n').length;
}

/** Fetches what an address names. Rejects with one sentence. */
export async function fetchProgram(address: string): Promise<Opening> {
  const name = fileNameOf(address);
  const response = await fetch(address).catch(() => null);
  if (response === null) {
    throw new Error(
      `${name} could not be loaded: check the address, the connection, and whether its host allows this page to read it (CORS).`,
    );
  }
  if (!response.ok) throw new Error(`${name} could not be loaded: its host answers ${response.status}.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > largest) throw new Error(`${name} is too large: a program may have up to 16 MB.`);
  return openingOf(name, bytes);
}

function fileNameOf(address: string): string {
  const { protocol, pathname } = new URL(address);
  if (protocol === 'data:' || protocol === 'blob:') return 'example.py';
  const last = pathname.split('/').pop() ?? '';
  try {
    return decodeURIComponent(last) || 'example.py';
  } catch {
    return last;
  }
}

function openingOf(name: string, bytes: Uint8Array): Opening {
  if (/\.json$/i.test(name)) return { type: 'lesson', lesson: lessonOf(name, bytes) };
  if (/\.py[co]$/i.test(name) || isCompiled(bytes))
    return { type: 'program', file: { name, bytes, source: undefined }, marked: [] };
  if (/\.fbf$/i.test(name) || isRecorded(bytes))
    return { type: 'program', file: { name, recording: bytes }, marked: [] };
  return { type: 'program', file: { name, text: bytes }, marked: [] };
}

/** Whether the bytes begin as a recorded run does. */
function isRecorded(bytes: Uint8Array): boolean {
  return [0x8f, 0x46, 0x42, 0x46].every((byte, index) => bytes[index] === byte);
}

/** Whether the bytes begin as a .pyc of CPython 2.7 does. */
function isCompiled(bytes: Uint8Array): boolean {
  return [0x03, 0xf3, 0x0d, 0x0a].every((byte, index) => bytes[index] === byte);
}

function lessonOf(name: string, bytes: Uint8Array): Lesson {
  try {
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isLesson(found)) return found;
  } catch {
    // Said below.
  }
  throw new Error(`${name} is no lesson that this player knows: make it again with 'fbf lesson check --write'.`);
}
