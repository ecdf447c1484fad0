// The messages between the page and the worker that runs the machine.

import type { Grain } from './grain';
import type { CompiledFile, SourceFile } from './session';
import type { Flag, Found, Move, Program, Snapshot, Struct, SyntaxProblem, Timeline, TimelinePart } from './types';

/** What the program is given to read: answer `index`, from 0. */
export interface Answer {
  index: number;
  /** Without its newline; null is the end of the input. */
  line: string | null;
}

/** What the page can ask for. A request concerns the program that was opened last. */
export type Request =
  | ({ type: 'open' } & CompiledFile)
  | ({ type: 'compile' } & SourceFile)
  /** Run ahead until the timeline has `until` moments or the program ends. Progress is reported on the way. */
  | { type: 'survey'; until: number }
  /** End the survey or the search that is under way, where it is. */
  | { type: 'stop' }
  /** Answer, as a sign of life. */
  | { type: 'ping' }
  /** Give the program a line to read, or null for the end of its input; or change an earlier answer, and take back later ones. */
  | ({ type: 'answer' } & Answer)
  | { type: 'seek'; n: number }
  /** The timeline between two moments, in so many columns. */
  | { type: 'timeline'; from: number; to: number; columns: number }
  /** The number of the nearest moment before or after `from` at which a step of this grain ends. */
  | { type: 'find'; grain: Grain; from: number; direction: 1 | -1 }
  /** Where a move leads from the moment `from`, as far as the run is known. Progress is reported on the way. */
  | { type: 'move'; move: Move; from: number }
  /** CPython's structs of calls, and the bits of `co_flags`. */
  | { type: 'structs' };

/** What is known of C's structs. */
export interface StructTables {
  structs: Struct[];
  flags: Flag[];
}

/** What each request is answered with. */
export interface Results {
  open: Program;
  compile: Program;
  survey: Timeline;
  stop: null;
  ping: null;
  answer: Timeline;
  seek: Snapshot;
  timeline: TimelinePart;
  find: number;
  move: Found;
  structs: StructTables;
}

export type RequestType = Request['type'];
export type Result = Results[RequestType];

/**
 * Why a request failed:
 * - `refused`: the program cannot be opened; the one before is still there.
 * - `superseded`: another program was opened, or another search begun, or this one given up, before this one was done.
 * - `crashed`: the machine broke down. It has to be started anew.
 * - `unavailable`: the machine could not be loaded.
 */
export type FailureKind = 'refused' | 'superseded' | 'crashed' | 'unavailable';

export interface Failure {
  kind: FailureKind;
  /** One sentence: what, where, what to do. */
  message: string;
  /** Where and how the source is wrong, if that is why. */
  syntax?: SyntaxProblem | undefined;
}

/** From the page to the worker. */
export interface Call {
  id: number;
  request: Request;
}

/** From the worker to the page. A call has any number of `progress` or `searching` replies, then `done` or `failed`. */
export type Reply =
  | { id: number; type: 'progress'; timeline: Timeline }
  | { id: number; type: 'searching'; n: number }
  /** `memory` is how many bytes the machine has by now. */
  | { id: number; type: 'done'; result: Result; memory: number }
  | { id: number; type: 'failed'; failure: Failure };
