// What the engine needs of the wasm: the shape of its `Session` class, so that tests can stand in for it.

import type { StructTables } from './protocol';
import type { Found, Move, Program, Snapshot, SyntaxProblem, Timeline, TimelinePart } from './types';

/** A program and its run. */
export interface Session {
  /** What does not change while it runs. */
  program(): Program;
  /** Runs ahead by up to `limit` units of work (an instruction is one, a large operation more); gives the timeline so far. */
  survey(limit: number): Timeline;
  /** Gives the program a line to read (undefined: the end of its input), or changes answer `index` and takes back later ones. */
  answer(index: number, line: string | undefined): void;
  /** The moment `n`, from 0 to the timeline's length. */
  seek(n: number): Snapshot;
  /** The timeline between two moments, in so many columns: without calls that are narrower. */
  timeline(from: number, to: number, columns: number): TimelinePart;
  /** Begins to look where a move leads from the moment `from`. */
  beginSearch(from: number, move: Move): void;
  /** Goes on with that search, by about so many units of work. */
  search(work: number): Found;
  /** Gives the memory back; nothing else may be called afterwards. */
  free(): void;
}

/** Opens programs. Throws an error whose message is one clear sentence, and that has a `syntax` where source does not compile. */
export interface Machine {
  fromPyc(bytes: Uint8Array, name: string, source: string | undefined): Session;
  /** Of a file as it is on disk, or of a text. */
  fromSource(source: Uint8Array | string, name: string, others: readonly OtherFile[]): Session | Promise<Session>;
  /** What is known of C's structs. */
  structs(): StructTables;
  /** How much memory it has, in bytes. It grows, and never shrinks. */
  memory(): number;
}

/** What {@link Machine.fromSource} throws for a source that does not compile. */
export interface SyntaxFailure extends Error {
  syntax: SyntaxProblem;
}

/** A .pyc, and its source where it is known. */
export interface CompiledFile {
  /** The name to show, for example `test.pyc`. */
  name: string;
  bytes: Uint8Array;
  source: string | undefined;
}

/** A program that is still to be compiled. */
export interface SourceFile {
  /** What becomes its `co_filename`. */
  name: string;
  /** The file as it is, in whatever encoding it declares; text stands for its UTF-8. */
  text: Uint8Array | string;
  /** Files that it can import. */
  others?: readonly OtherFile[];
}

/** A file that a program can import. */
export interface OtherFile {
  name: string;
  text: Uint8Array | string;
}

/** A program's run that was recorded before (`fbf record`): it is played without the machine. */
export interface RecordedFile {
  name: string;
  recording: Uint8Array;
}

/** A program that is to be run. */
export type RunFile = CompiledFile | SourceFile;

/** A program as the reader brings it. */
export type ProgramFile = RunFile | RecordedFile;
