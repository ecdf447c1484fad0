// Programs are run by the machine, and recorded runs played without it: which of the two it is, each file that is opened says.

import { EngineError } from './failure';
import type { Grain } from './grain';
import type { Answer, StructTables } from './protocol';
import type { Runner } from './runner';
import type { ProgramFile } from './session';
import type { Found, Move, Program, Snapshot, Timeline, TimelinePart } from './types';

/** Hands on what it is asked to whoever has the program that is open. The machine is asked for with the first that needs it. */
export class Runs implements Runner {
  readonly #load: () => Promise<Runner>;
  #machine: Promise<Runner> | null = null;
  #now: Runner | null = null;
  #opens = 0;
  #isDisposed = false;

  constructor(machine: () => Promise<Runner>) {
    this.#load = machine;
  }

  async open(file: ProgramFile): Promise<Program> {
    this.#opens += 1;
    const opens = this.#opens;
    const runner = await ('recording' in file ? loadRecorded() : this.#loadMachine());
    this.#mustLive();
    const program = await runner.open(file);
    if (opens !== this.#opens) throw new EngineError('superseded', 'Another program was opened.');
    this.#now = runner;
    return program;
  }

  async survey(until: number, progress?: (timeline: Timeline) => void): Promise<Timeline> {
    return this.#opened().survey(until, progress);
  }

  async stop(): Promise<void> {
    if (!this.#isDisposed) await this.#now?.stop();
  }

  async answer(answer: Answer): Promise<Timeline> {
    return this.#opened().answer(answer);
  }

  async seek(n: number): Promise<Snapshot> {
    return this.#opened().seek(n);
  }

  async timeline(from: number, to: number, columns: number): Promise<TimelinePart> {
    return this.#opened().timeline(from, to, columns);
  }

  async find(grain: Grain, from: number, direction: 1 | -1): Promise<number> {
    return this.#opened().find(grain, from, direction);
  }

  async move(move: Move, from: number, progress?: (n: number) => void): Promise<Found> {
    return this.#opened().move(move, from, progress);
  }

  async structs(): Promise<StructTables> {
    return this.#opened().structs();
  }

  /** Ends what runs. Whatever is asked for afterwards fails as superseded: a machine would be started for it that nobody ends. */
  dispose(): void {
    this.#isDisposed = true;
    this.#machine?.then((machine) => machine.dispose()).catch(() => {});
    this.#now?.dispose();
  }

  #mustLive(): void {
    if (this.#isDisposed) throw new EngineError('superseded', 'The player was closed.');
  }

  #opened(): Runner {
    this.#mustLive();
    if (this.#now === null) throw new EngineError('refused', 'No program is open.');
    return this.#now;
  }

  #loadMachine(): Promise<Runner> {
    this.#machine ??= this.#load().catch(() => {
      throw new EngineError(
        'unavailable',
        'The machine could not be loaded: check the connection and reload the page.',
      );
    });
    return this.#machine;
  }
}

async function loadRecorded(): Promise<Runner> {
  const chunk = await import('../recorded/run').catch(() => null);
  if (chunk !== null) return new chunk.RecordedRun();
  throw new EngineError('unavailable', 'What plays recorded runs could not be loaded: check the connection.');
}
