// A recorded run in the place of a machine: it plays in the same element, and loads no wasm.

import { EngineError } from '../engine/failure';
import { type Grain, goalOf } from '../engine/grain';
import type { StructTables } from '../engine/protocol';
import type { Runner } from '../engine/runner';
import type { ProgramFile } from '../engine/session';
import type { Found, Move, Program, Snapshot, Timeline, TimelinePart } from '../engine/types';
import { Damage } from './damage';
import { find } from './moves';
import { Recording } from './recording';

/** In how many columns the whole run is shown. */
const columns = 1_024;

/** What a recording cannot do; the sentence says what can. */
const fixed = (what: string) =>
  new EngineError('refused', `This run is recorded, and ${what}: open the program itself for that.`);

/** Plays one recording at a time. */
export class RecordedRun implements Runner {
  #recording: Recording | null = null;
  #surveyed = false;

  async open(file: ProgramFile): Promise<Program> {
    if (!('recording' in file)) throw fixed('its program cannot be changed');
    this.#recording = await refusing(() => Recording.open(file.recording));
    this.#surveyed = false;
    return this.#recording.start.program;
  }

  /** All that is recorded is known at once. */
  async survey(_until: number, progress: (timeline: Timeline) => void = () => {}): Promise<Timeline> {
    const { start, track } = this.#opened();
    const { ended, waiting, answers } = start;
    if (this.#surveyed && !ended && !waiting) throw fixed(`ends after instruction ${track.length}`);
    this.#surveyed = true;
    const { length } = track;
    const whole = track.part(0, length, columns);
    const timeline = { length, ended, waiting, answers: [...answers], whole, callCount: track.calls.length };
    progress(timeline);
    return timeline;
  }

  async stop(): Promise<void> {}

  async answer(): Promise<Timeline> {
    throw fixed('what it was given to read cannot be changed');
  }

  seek(n: number): Promise<Snapshot> {
    const recording = this.#opened();
    return refusing(() => recording.seek(n));
  }

  async timeline(from: number, to: number, wanted: number): Promise<TimelinePart> {
    return this.#opened().track.part(from, to, wanted);
  }

  async find(grain: Grain, from: number, direction: 1 | -1): Promise<number> {
    if (grain === 'instruction') return Math.max(0, Math.min(from + direction, this.#opened().track.length));
    const { n } = await this.move({ goal: goalOf(grain), back: direction === -1 }, from);
    return n;
  }

  async move(move: Move, from: number): Promise<Found> {
    const { track, start } = this.#opened();
    return find(track, move, from, start.ended);
  }

  async structs(): Promise<StructTables> {
    const tables = await import('./structs.json');
    return tables.default;
  }

  dispose(): void {
    this.#recording = null;
  }

  #opened(): Recording {
    if (this.#recording === null) throw new EngineError('refused', 'No program is open.');
    return this.#recording;
  }
}

async function refusing<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof Damage ? new EngineError('refused', error.message) : error;
  }
}
