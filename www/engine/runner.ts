// What runs programs, as the player sees it. `Engine` asks a machine in a worker; a recorded run can answer as well.

import type { Grain } from './grain';
import type { Answer, StructTables } from './protocol';
import type { ProgramFile } from './session';
import type { Found, Move, Program, Snapshot, Timeline, TimelinePart } from './types';

/** Runs one program at a time. What fails rejects with an `EngineError`. */
export interface Runner {
  /** Opens a program at its moment 0. A refused program leaves the one before open. */
  open(file: ProgramFile): Promise<Program>;

  /** Runs ahead until the run has `until` moments or ends; `progress` hears of it on the way. */
  survey(until: number, progress?: (timeline: Timeline) => void): Promise<Timeline>;

  /** Ends the survey or the search that is under way. */
  stop(): Promise<void>;

  /** Gives the program a line to read, or changes an earlier one; gives the timeline up to a little after that. */
  answer(answer: Answer): Promise<Timeline>;

  /** The moment `n`, which must have been surveyed. */
  seek(n: number): Promise<Snapshot>;

  /** What is seen of the run between two moments, in so many columns. */
  timeline(from: number, to: number, columns: number): Promise<TimelinePart>;

  /** The moment at which a step from moment `from` ends. */
  find(grain: Grain, from: number, direction: 1 | -1): Promise<number>;

  /**
   * Where a debugger's move leads from the moment `from`, as far as the run was surveyed. On the way `progress` hears
   * how far the search has come; {@link stop}, or another move, ends it: then this fails as superseded.
   */
  move(move: Move, from: number, progress?: (n: number) => void): Promise<Found>;

  /** What is known of C's structs. */
  structs(): Promise<StructTables>;

  /** Gives back what it holds. It can be asked nothing more. */
  dispose(): void;
}
