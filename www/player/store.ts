// The player's state and what can be done with it. No DOM here: the element draws the state, and the tests drive it alone.

import { EngineError } from '../engine/client';
import type { Grain } from '../engine/grain';
import type { ProgramFile } from '../engine/session';
import type { Program, Snapshot, Timeline } from '../engine/types';

/** Instructions that are run ahead before the reader is asked whether to go on. */
export const SURVEY_LIMIT = 1_000_000;

/** What the store needs of an `Engine`. */
export interface Runner {
  open(file: ProgramFile): Promise<Program>;
  survey(until: number, progress?: (timeline: Timeline) => void): Promise<Timeline>;
  seek(n: number): Promise<Snapshot>;
  find(grain: Grain, from: number, direction: 1 | -1): Promise<number>;
}

/** Waits that the store leaves to its owner. */
export interface Pace {
  /** Until the picture of the last moment has come to rest. */
  settled(): Promise<void>;
  /** As long as a reader needs for this moment, at this speed. */
  dwell(snapshot: Snapshot, speed: number): Promise<void>;
}

/** Everything that the player shows. Replaced as a whole, never changed. */
export interface PlayerState {
  /** The program on the page; null until the first one is open. */
  readonly program: Program | null;
  readonly timeline: Timeline | null;
  /** Whether the run is still being surveyed. */
  readonly surveying: boolean;
  /** The moment on the page. */
  readonly snapshot: Snapshot | null;
  /** The moment that was stepped from; null when the moment was jumped to. */
  readonly previous: Snapshot | null;
  readonly direction: 1 | -1;
  readonly grain: Grain;
  readonly speed: number;
  readonly playing: boolean;
  /** What went wrong last, in a sentence; null when all is well. */
  readonly error: string | null;
}

const initial: PlayerState = {
  program: null,
  timeline: null,
  surveying: false,
  snapshot: null,
  previous: null,
  direction: 1,
  grain: 'instruction',
  speed: 1,
  playing: false,
  error: null,
};

/** Opens, steps, seeks and plays. Its methods never reject: what goes wrong becomes `state.error`. */
export class Store {
  state = initial;
  /** Where the reader wants to be: ahead of the moment on the page while that is being fetched. */
  #goal = 0;
  #limit = SURVEY_LIMIT;
  #programs = 0;
  #plays = 0;
  /** Moves happen one after the other. */
  #moves: Promise<void> = Promise.resolve();

  readonly #engine: Runner;
  readonly #pace: Pace;
  readonly #changed: (state: PlayerState) => void;

  constructor(engine: Runner, pace: Pace, changed: (state: PlayerState) => void = () => {}) {
    this.#engine = engine;
    this.#pace = pace;
    this.#changed = changed;
  }

  /** Opens a program at moment 0 and surveys it. When it is refused, the one before stays. */
  async open(file: ProgramFile): Promise<boolean> {
    this.pause();
    this.#programs += 1;
    const opening = this.#programs;
    const opened = await this.#attempt(async () => {
      const program = await this.#engine.open(file);
      if (opening !== this.#programs) return;
      const snapshot = await this.#engine.seek(0);
      if (opening !== this.#programs) return;
      this.#goal = 0;
      this.#limit = SURVEY_LIMIT;
      this.#change({ program, timeline: null, snapshot, previous: null, direction: 1, error: null });
    });
    // Also when the program was refused: the one before may not have been surveyed to its end.
    if (opening === this.#programs && this.state.program !== null) await this.#survey();
    return opened;
  }

  /** Lets a run that was stopped at the limit go on, as far again. */
  async extend(): Promise<void> {
    const { timeline } = this.state;
    if (timeline === null || timeline.ended || this.state.surveying) return;
    this.#limit = timeline.length + SURVEY_LIMIT;
    await this.#survey();
  }

  async #survey(): Promise<void> {
    const program = this.#programs;
    const show = (timeline: Timeline) => {
      if (program === this.#programs) this.#change({ timeline });
    };
    this.#change({ surveying: true });
    await this.#attempt(async () => show(await this.#engine.survey(this.#limit, show)));
    if (program === this.#programs) this.#change({ surveying: false });
  }

  /** One step forward, as far as the grain says. */
  step(): Promise<void> {
    this.pause();
    return this.#move(1);
  }

  /** One step back. */
  back(): Promise<void> {
    this.pause();
    return this.#move(-1);
  }

  /** Goes to moment `n`, or the nearest that there is. */
  seek(n: number): Promise<void> {
    this.pause();
    return this.#jump(n);
  }

  toStart(): Promise<void> {
    return this.seek(0);
  }

  toEnd(): Promise<void> {
    return this.seek(this.length);
  }

  /** Steps on by itself until the end, from the start if the end is reached already. */
  async play(): Promise<void> {
    if (this.state.program === null || this.state.playing) return;
    this.#plays += 1;
    const play = this.#plays;
    this.#change({ playing: true });
    if (this.atEnd) await this.#jump(0);
    while (this.#isPlaying(play) && !this.atEnd) {
      await this.#move(1);
      await this.#pace.settled();
      const { snapshot, speed } = this.state;
      if (snapshot !== null && this.#isPlaying(play) && !this.atEnd) await this.#pace.dwell(snapshot, speed);
    }
    if (this.#isPlaying(play)) this.#change({ playing: false });
  }

  pause(): void {
    this.#plays += 1;
    if (this.state.playing) this.#change({ playing: false });
  }

  toggle(): Promise<void> {
    if (!this.state.playing) return this.play();
    this.pause();
    return Promise.resolve();
  }

  setGrain(grain: Grain): void {
    this.#change({ grain });
  }

  setSpeed(speed: number): void {
    this.#change({ speed });
  }

  /** Shows an error that came from elsewhere, for example from a file that cannot be read. */
  fail(message: string): void {
    this.#change({ error: message });
  }

  dismissError(): void {
    this.#change({ error: null });
  }

  /** The last moment that can be shown now. */
  get length(): number {
    return this.state.timeline?.length ?? 0;
  }

  /** Whether nothing comes after the moment on the page, as far as is known. */
  get atEnd(): boolean {
    const { snapshot, timeline, surveying } = this.state;
    return snapshot !== null && timeline !== null && !surveying && snapshot.moment.n >= timeline.length;
  }

  #isPlaying(play: number): boolean {
    return this.state.playing && this.#plays === play;
  }

  /** A step. Steps that are asked for faster than they can be shown add up, and only where they lead is shown. */
  #move(direction: 1 | -1): Promise<void> {
    const { grain } = this.state;
    if (grain === 'instruction') {
      const goal = clamp(this.#goal + direction, this.length);
      if (goal === this.#goal) return this.#moves;
      this.#goal = goal;
      return this.#enqueue(() => this.#show(this.#goal, true));
    }
    return this.#enqueue(async () => {
      this.#goal = await this.#engine.find(grain, this.#goal, direction);
      await this.#show(this.#goal, true);
    });
  }

  #jump(n: number): Promise<void> {
    this.#goal = clamp(n, this.length);
    return this.#enqueue(() => this.#show(this.#goal, false));
  }

  #enqueue(action: () => Promise<void>): Promise<void> {
    const program = this.#programs;
    this.#moves = this.#moves.then(async () => {
      if (program === this.#programs) await this.#attempt(action);
    });
    return this.#moves;
  }

  async #show(n: number, stepped: boolean): Promise<void> {
    const before = this.state.snapshot;
    if (before === null || before.moment.n === n) return;
    const program = this.#programs;
    const snapshot = await this.#engine.seek(n);
    if (program !== this.#programs) return;
    const direction = n > before.moment.n ? 1 : -1;
    this.#change({ snapshot, direction, previous: stepped ? before : null, error: null });
  }

  /** Whether the action went well; if not, its error is shown and the play ends. */
  async #attempt(action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      if (error instanceof EngineError && error.kind === 'superseded') return false;
      this.pause();
      this.#goal = this.state.snapshot?.moment.n ?? 0;
      this.#change({ error: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }

  #change(part: Partial<PlayerState>): void {
    this.state = { ...this.state, ...part };
    this.#changed(this.state);
  }
}

function clamp(n: number, length: number): number {
  return Math.max(0, Math.min(Math.round(n), length));
}
