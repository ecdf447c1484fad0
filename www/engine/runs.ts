// Programs are run by the machine, and recorded runs played without it: which of the two it is, each file that is opened says.

import { Engine, EngineError } from './client';
import type { Grain } from './grain';
import type { Answer, StructTables } from './protocol';
import type { Runner } from './runner';
import type { ProgramFile } from './session';
import type { Found, Move, Program, Snapshot, Timeline, TimelinePart } from './types';

/** Hands on what it is asked to whoever has the program that is open. The machine is loaded with the first that needs it. */
export class Runs implements Runner {
  readonly #machine: Runner;
  #now: Runner;
  #opens = 0;

  constructor(machine: Runner = new Engine()) {
    this.#machine = machine;
    this.#now = machine;
  }

  async open(file: ProgramFile): Promise<Program> {
    this.#opens += 1;
    const opens = this.#opens;
    const runner = 'recording' in file ? await loadRecorded() : this.#machine;
    const program = await runner.open(file);
    if (opens !== this.#opens) throw new EngineError('superseded', 'Another program was opened.');
    this.#now = runner;
    return program;
  }

  survey(until: number, progress?: (timeline: Timeline) => void): Promise<Timeline> {
    return this.#now.survey(until, progress);
  }

  stop(): Promise<void> {
    return this.#now.stop();
  }

  answer(answer: Answer): Promise<Timeline> {
    return this.#now.answer(answer);
  }

  seek(n: number): Promise<Snapshot> {
    return this.#now.seek(n);
  }

  timeline(from: number, to: number, columns: number): Promise<TimelinePart> {
    return this.#now.timeline(from, to, columns);
  }

  find(grain: Grain, from: number, direction: 1 | -1): Promise<number> {
    return this.#now.find(grain, from, direction);
  }

  move(move: Move, from: number, progress?: (n: number) => void): Promise<Found> {
    return this.#now.move(move, from, progress);
  }

  structs(): Promise<StructTables> {
    return this.#now.structs();
  }

  dispose(): void {
    this.#machine.dispose();
    this.#now.dispose();
  }
}

async function loadRecorded(): Promise<Runner> {
  const chunk = await import('../recorded/run').catch(() => null);
  if (chunk !== null) return new chunk.RecordedRun();
  throw new EngineError('unavailable', 'What plays recorded runs could not be loaded: check the connection.');
}
