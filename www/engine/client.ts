// The page's side of the engine: typed requests to the worker, and a new worker when one dies.

import { EngineError } from './failure';
import type { Grain } from './grain';
import type { Answer, Call, Failure, FailureKind, Reply, Request, Results, StructTables } from './protocol';
import type { Runner } from './runner';
import type { ProgramFile, RunFile } from './session';
import type { Found, Move, Program, Snapshot, Timeline, TimelinePart } from './types';

/** What the client needs of a `Worker`. */
export interface WorkerLike {
  postMessage(message: Call): void;
  addEventListener(type: 'message', listener: (event: { data: Reply }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: { message?: string }) => void): void;
  /** Ends it; `broken`: it may be in any state. */
  terminate(broken: boolean): void;
}

type Progress = Extract<Reply, { type: 'progress' | 'searching' }>;

interface Pending {
  resolve(result: Results[keyof Results]): void;
  reject(error: EngineError): void;
  heard(reply: Progress): void;
}

/** After a trap the wasm's memory may be in any state; a machine that did not load may load the next time. */
const endsWorker = new Set<FailureKind>(['crashed', 'unavailable']);

/** While something is asked of a worker it has to give signs of life: so many milliseconds apart, and so many may fail. */
const signs = { apart: 5_000, missed: 3 };

/** A worker with more memory than a program may have is not given another one: what wasm has got it keeps. In bytes. */
const large = 256 << 20;

const replaced: Failure = { kind: 'superseded', message: 'Another program was opened.' };

/** A machine in a worker. */
export class Engine implements Runner {
  #worker: WorkerLike | null = null;
  readonly #pending = new Map<number, Pending>();
  #calls = 0;
  /** What a new worker has to be given before it can go on for one that died. */
  #opened: { file: RunFile; length: number; answers: Answer[] } | null = null;
  #reviving: Promise<void> | null = null;
  /** How much memory the worker has, in bytes, as far as is known. */
  #memory = 0;
  /** The program that is being opened in a worker that has not the one before; what is asked meanwhile waits for it. */
  #opening: Promise<unknown> | null = null;
  /** How many signs of life are missing; null until the worker, which has much to load, has given the first. */
  #missed: number | null = null;
  #watch: ReturnType<typeof setInterval> | undefined;

  readonly #start: () => WorkerLike;

  constructor(start: () => WorkerLike) {
    this.#start = start;
  }

  /** Opens a program at its moment 0. A refused program leaves the one before open. */
  async open(file: ProgramFile): Promise<Program> {
    if ('recording' in file)
      throw new EngineError('refused', `${file.name} is a recorded run: the machine runs programs.`);
    if (this.#memory > large) this.#stop(replaced);
    const isBare = this.#worker === null || this.#opening !== null || this.#reviving !== null;
    const opening = this.#call(openRequest(file));
    if (isBare && this.#opened !== null) this.#opening = opening;
    try {
      const program = await opening;
      this.#opened = { file, length: 0, answers: [] };
      return program;
    } catch (error) {
      // The program before is opened again when something is asked of it.
      if (this.#opening === opening && this.#worker !== null) this.#stop(replaced);
      throw error;
    } finally {
      if (this.#opening === opening) this.#opening = null;
    }
  }

  /** Runs ahead until the run has `until` moments or ends; `progress` hears of it on the way. */
  survey(until: number, progress: (timeline: Timeline) => void = () => {}): Promise<Timeline> {
    const tell = (reply: Progress) => {
      if (reply.type === 'progress') progress(this.#surveyed(reply.timeline));
    };
    return this.#alive(async () => this.#surveyed(await this.#call({ type: 'survey', until }, tell)));
  }

  /** Ends the survey or the search that is under way. */
  async stop(): Promise<void> {
    if (this.#worker !== null) await this.#call({ type: 'stop' });
  }

  /** Gives the program a line to read, or changes an earlier one; gives the timeline up to a little after that. */
  answer(answer: Answer): Promise<Timeline> {
    return this.#alive(async () => {
      const timeline = this.#surveyed(await this.#call({ type: 'answer', ...answer }));
      this.#opened?.answers.splice(answer.index, Number.POSITIVE_INFINITY, answer);
      return timeline;
    });
  }

  /** The moment `n`, which must have been surveyed. */
  seek(n: number): Promise<Snapshot> {
    return this.#alive(() => this.#call({ type: 'seek', n }));
  }

  /** What is seen of the run between two moments, in so many columns. */
  timeline(from: number, to: number, columns: number): Promise<TimelinePart> {
    return this.#alive(() => this.#call({ type: 'timeline', from, to, columns }));
  }

  /** The moment at which a step from moment `from` ends. */
  find(grain: Grain, from: number, direction: 1 | -1): Promise<number> {
    return this.#alive(() => this.#call({ type: 'find', grain, from, direction }));
  }

  /** What is known of C's structs. */
  structs(): Promise<StructTables> {
    return this.#alive(() => this.#call({ type: 'structs' }));
  }

  /**
   * Where a debugger's move leads from the moment `from`, as far as the run was surveyed. On the way `progress` hears
   * how far the search has come; {@link stop}, or another move, ends it: then this fails as superseded.
   */
  move(move: Move, from: number, progress: (n: number) => void = () => {}): Promise<Found> {
    const tell = (reply: Progress) => {
      if (reply.type === 'searching') progress(reply.n);
    };
    return this.#alive(() => this.#call({ type: 'move', move, from }, tell));
  }

  /** Ends the worker. */
  dispose(): void {
    this.#stop({ kind: 'superseded', message: 'The player was closed.' });
    this.#opened = null;
  }

  #surveyed(timeline: Timeline): Timeline {
    if (this.#opened !== null) this.#opened.length = timeline.length;
    return timeline;
  }

  /** Asks when there is a worker that has the program: a new one, as far as the last had surveyed, if the last one died. */
  #alive<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#opening !== null) {
      return this.#opening.then(
        () => Promise.reject(errorOf(replaced)),
        () => this.#alive(ask),
      );
    }
    if (this.#worker === null && this.#opened !== null) {
      this.#reviving = this.#reopen(this.#opened).finally(() => {
        this.#reviving = null;
      });
    }
    return this.#reviving === null ? ask() : this.#reviving.then(ask);
  }

  async #reopen({ file, length, answers }: { file: RunFile; length: number; answers: Answer[] }): Promise<void> {
    await this.#call(openRequest(file));
    for (const answer of answers) {
      await this.#call({ type: 'survey', until: Number.MAX_SAFE_INTEGER });
      await this.#call({ type: 'answer', ...answer });
    }
    // What is asked for is work, of which an instruction may take more than one unit.
    let known = await this.#call({ type: 'survey', until: length });
    while (known.length < length && !known.ended && !known.waiting) {
      known = await this.#call({ type: 'survey', until: length });
    }
  }

  #call<R extends Request>(request: R, heard: (reply: Progress) => void = () => {}) {
    const worker = this.#worker ?? this.#hire();
    this.#calls += 1;
    const id = this.#calls;
    return new Promise<Results[R['type']]>((resolve, reject) => {
      // The worker answers a request of type T with a Results[T]; no type can say so across a message.
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject, heard });
      this.#watch ??= setInterval(() => this.#look(), signs.apart);
      worker.postMessage({ id, request });
    });
  }

  /** A worker can end without a word, for example when the system needs its memory. */
  #look(): void {
    if (this.#pending.size === 0) {
      clearInterval(this.#watch);
      this.#watch = undefined;
    } else if (this.#missed === null) {
      return;
    } else if (this.#missed === signs.missed) {
      const seconds = (signs.missed * signs.apart) / 1000;
      this.#stop({ kind: 'crashed', message: `The machine has not answered for ${seconds} seconds, and was ended.` });
    } else {
      this.#missed += 1;
      this.#call({ type: 'ping' }).catch(() => {});
    }
  }

  #hire(): WorkerLike {
    const worker = this.#start();
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    const died = (event: { message?: string }) => {
      if (this.#worker === worker) this.#stop({ kind: 'crashed', message: deathNote(event.message) });
    };
    worker.addEventListener('error', died);
    worker.addEventListener('messageerror', died);
    return worker;
  }

  #receive(reply: Reply): void {
    this.#missed = 0;
    const pending = this.#pending.get(reply.id);
    if (reply.type === 'done' || reply.type === 'failed') this.#pending.delete(reply.id);
    switch (reply.type) {
      case 'progress':
      case 'searching':
        pending?.heard(reply);
        break;
      case 'done':
        this.#memory = reply.memory;
        pending?.resolve(reply.result);
        break;
      case 'failed':
        pending?.reject(errorOf(reply.failure));
        if (endsWorker.has(reply.failure.kind)) this.#stop(reply.failure);
    }
  }

  #stop(failure: Failure): void {
    this.#worker?.terminate(endsWorker.has(failure.kind));
    this.#worker = null;
    this.#memory = 0;
    this.#missed = null;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(errorOf(failure));
  }
}

function openRequest(file: RunFile): Extract<Request, { type: 'open' | 'compile' }> {
  return 'bytes' in file ? { type: 'open', ...file } : { type: 'compile', ...file };
}

function errorOf({ kind, message, syntax }: Failure): EngineError {
  return new EngineError(kind, message, syntax);
}

function deathNote(cause: string | undefined): string {
  return `The machine's worker stopped${cause ? ` (${cause})` : ''}.`;
}
