// The worker's side of the engine: answers requests with the machine, in slices, so that a long one never blocks the next.

import { EngineError } from './failure';
import { type Grain, goalOf } from './grain';
import type { Answer, Call, Failure, Reply, Request, Result } from './protocol';
import type { Machine, Session, SyntaxFailure } from './session';
import type { Found, Move, Program, Timeline } from './types';

/** How much is run at once, in units of work. */
export interface Slices {
  /** Running ahead, at first. It grows with the run, since each slice sends the whole timeline. */
  readonly first: number;
  /** And at most. */
  readonly largest: number;
  /** In a search for a moment. */
  readonly search: number;
}

/** Some milliseconds each. */
const usualSlices: Slices = { first: 1_000, largest: 50_000, search: 200_000 };

/** An open program. */
interface Open {
  session: Session;
  program: Program;
  timeline: Timeline;
}

/** Answers calls. The machine may still be loading when the first ones arrive. */
export class Host {
  #open: Open | null = null;
  #searches = 0;
  #opens = 0;
  #stops = 0;

  readonly #machine: Promise<Machine>;
  /** The same, once it is there. */
  #loaded: Machine | null = null;
  readonly #reply: (reply: Reply) => void;

  /** Lets other messages in. */
  readonly #breathe: () => Promise<void>;
  readonly #slices: Slices;

  constructor(
    machine: Promise<Machine>,
    reply: (reply: Reply) => void,
    breathe: () => Promise<void>,
    slices: Slices = usualSlices,
  ) {
    this.#machine = machine;
    this.#reply = reply;
    this.#breathe = breathe;
    this.#slices = slices;
  }

  /** Gives the program's memory back: nobody asks any more. */
  close(): void {
    this.#opens += 1;
    this.#searches += 1;
    this.#open?.session.free();
    this.#open = null;
  }

  /** Answers one call. Never rejects. */
  async answer({ id, request }: Call): Promise<void> {
    try {
      const result = await this.#result(id, request);
      this.#reply({ id, type: 'done', result, memory: this.#loaded?.memory() ?? 0 });
    } catch (error) {
      const failure = failureOf(error);
      // A machine that broke down takes nothing back.
      if (failure.kind === 'crashed') this.#open = null;
      this.#reply({ id, type: 'failed', failure });
    }
  }

  async #result(id: number, request: Request): Promise<Result> {
    switch (request.type) {
      case 'open':
        return this.#openProgram((machine) => machine.fromPyc(request.bytes, request.name, request.source));
      case 'compile':
        return this.#openProgram((machine) => machine.fromSource(request.text, request.name, request.others ?? []));
      case 'survey':
        return this.#survey(request.until, (timeline) => this.#reply({ id, type: 'progress', timeline }));
      case 'stop':
        this.#stops += 1;
        this.#searches += 1;
        return null;
      case 'ping':
        return null;
      case 'answer':
        return this.#answer(request);
      case 'seek':
        return this.#opened().session.seek(request.n);
      case 'timeline':
        return this.#opened().session.timeline(request.from, request.to, request.columns);
      case 'find':
        return this.#find(request.grain, request.from, request.direction);
      case 'move':
        return this.#search(request.move, request.from, (n) => this.#reply({ id, type: 'searching', n }));
      case 'structs':
        return (await this.#machine).structs();
    }
  }

  #opened(): Open {
    if (this.#open === null) throw new EngineError('refused', 'No program is open.');
    return this.#open;
  }

  async #openProgram(begin: (machine: Machine) => Session | Promise<Session>): Promise<Program> {
    this.#opens += 1;
    const opens = this.#opens;
    const machine = await this.#machine.catch((error: unknown) => {
      throw new EngineError('unavailable', `The machine could not be loaded: ${messageOf(error)}. Reload the page.`);
    });
    this.#loaded = machine;
    const session = await refusing(() => begin(machine));
    if (opens !== this.#opens) {
      session.free();
      throw superseded();
    }
    const program = session.program();
    const timeline = session.survey(0);
    this.#open?.session.free();
    this.#open = { session, program, timeline };
    return program;
  }

  async #survey(until: number, progress: (timeline: Timeline) => void): Promise<Timeline> {
    const open = this.#opened();
    const stops = this.#stops;
    let slice = this.#slices.first;
    // An instruction that does much costs more than one: so it is the work that is counted here, not how far it led.
    for (let work = until - open.timeline.length; work > 0 && !isOver(open.timeline); work -= slice) {
      slice = Math.min(slice * 2, this.#slices.largest, work);
      open.timeline = open.session.survey(slice);
      progress(open.timeline);
      await this.#breathe();
      this.#mustBeOpen(open);
      if (stops !== this.#stops) break;
    }
    return open.timeline;
  }

  /** The run goes on as far as it takes to show what became of the answer; the rest is for a survey. */
  #answer({ index, line }: Answer): Timeline {
    const open = this.#opened();
    this.#searches += 1;
    open.session.answer(index, line ?? undefined);
    open.timeline = open.session.survey(this.#slices.first);
    return open.timeline;
  }

  #mustBeOpen(open: Open): void {
    if (this.#open !== open) throw superseded();
  }

  async #find(grain: Grain, from: number, direction: 1 | -1): Promise<number> {
    if (grain === 'instruction') return clamp(from + direction, this.#opened().timeline.length);
    const { n } = await this.#search({ goal: goalOf(grain), back: direction === -1 }, from);
    return n;
  }

  async #search(move: Move, from: number, progress: (n: number) => void = () => {}): Promise<Found> {
    const open = this.#opened();
    this.#searches += 1;
    const search = this.#searches;
    open.session.beginSearch(from, move);
    for (;;) {
      const found = open.session.search(this.#slices.search);
      if (found.what !== 'searching') return found;
      progress(found.n);
      await this.#breathe();
      this.#mustBeOpen(open);
      if (this.#searches !== search) throw new EngineError('superseded', 'The search was given up.');
    }
  }
}

/** Whether a survey leads no further. */
function isOver({ ended, waiting }: Timeline): boolean {
  return ended || waiting;
}

function superseded(): EngineError {
  return new EngineError('superseded', 'Another program was opened.');
}

function clamp(n: number, length: number): number {
  return Math.max(0, Math.min(n, length));
}

/** The machine throws typed errors for programs that it refuses; a trap of the wasm is another thing. */
async function refusing<T>(action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    throw new EngineError('refused', messageOf(error), (error as Partial<SyntaxFailure>).syntax);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof EngineError) return { kind: error.kind, message: error.message, syntax: error.syntax };
  return { kind: 'crashed', message: `The machine broke down (${messageOf(error)}).` };
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}
