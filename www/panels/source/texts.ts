// The texts that a program's code was made of: its files, and what it gave to `exec`, `eval` and `compile`.

import type { Listing, Program, Snapshot } from '../../engine/types';
import { frames } from '../whereabouts';

export interface ProgramText {
  /** What tells it from others. */
  readonly key: string;
  /** `co_filename`. */
  readonly name: string;
  /** Null where it is not known. */
  readonly source: string | null;
  /** Whether it is one of the program's files, which the reader can edit. */
  readonly isFile: boolean;
}

/** The program's files, the one that it begins with first, then the texts of what runs or waits now, the newest last. */
export function textsOf(program: Program, snapshot: Snapshot): ProgramText[] {
  const files = filesOf(program);
  const shown = new Map(files.map((file) => [file.key, file]));
  for (const { listing } of frames(snapshot.moment).reverse()) {
    const text = listingText(program, snapshot, listing);
    if (text !== null) shown.set(text.key, text);
  }
  return [...shown.values()];
}

/** The text of a listing; null for one that is not there. */
export function listingText(program: Program, snapshot: Snapshot, listing: number | null): ProgramText | null {
  const own = program.listings[listing ?? -1];
  const made = snapshot.made.find(({ index }) => index === listing);
  const found = own ?? made?.listing;
  return found === undefined ? null : (fileText(program, found) ?? madeText(found, made?.source ?? null));
}

/** The text of the instruction that runs next, or has run last. */
export function currentText(program: Program, snapshot: Snapshot): ProgramText | null {
  const { moment, step } = snapshot;
  return listingText(program, snapshot, moment.next?.listing ?? frames(moment)[0]?.listing ?? step?.listing ?? null);
}

/** The program as if it were made of one text alone: what shows or edits a text needs to know no more. */
export function programOf(program: Program, { name, source }: ProgramText): Program {
  if (name === program.filename && source === program.source) return program;
  return { ...program, filename: name, source, warnings: [] };
}

function filesOf({ filename, source, files }: Program): ProgramText[] {
  return [{ name: filename, source }, ...files].map((file) => ({ ...file, key: file.name, isFile: true }));
}

function fileText(program: Program, { filename }: Listing): ProgramText | undefined {
  return filesOf(program).find(({ name }) => name === filename);
}

function madeText({ filename }: Listing, source: string | null): ProgramText {
  return { key: `${filename}\n${source ?? ''}`, name: filename, source, isFile: false };
}
