// The player's state and what can be done with it. No DOM here: the element draws the state, and the tests drive it alone.

import { EngineError } from '../engine/failure';
import type { StepGrain } from '../engine/grain';
import type { Answer } from '../engine/protocol';
import type { Runner } from '../engine/runner';
import type { ProgramFile, SourceFile } from '../engine/session';
import type { Breakpoint, Goal, Program, Snapshot, SyntaxProblem, Timeline } from '../engine/types';
import type { Inside, Stride } from '../panels/call/within';

/** Instructions that are run ahead before the reader is asked whether to go on. */
export const SURVEY_LIMIT = 1_000_000;

/** What the store needs of a {@link Runner}. */
export type StoreRunner = Omit<Runner, 'timeline' | 'structs' | 'dispose'>;

/** Waits that the store leaves to its owner. */
export interface Pace {
  /** Until the picture of the last moment has come to rest. */
  settled(): Promise<void>;
  /** As long as a reader needs for this moment, at this speed. */
  dwell(snapshot: Snapshot, speed: number): Promise<void>;
}

/** What leads a reader through the run. */
export interface Guide {
  /** Moments, in order, that no step passes and at which a play ends. */
  readonly stops: readonly number[];
  /** Whether something has to be answered before the run goes on from this moment. */
  isOpen(n: number): boolean;
}

/** A source that does not compile, and why. */
export interface Draft {
  readonly name: string;
  readonly text: string;
  readonly problem: SyntaxProblem;
}

/** Everything that the player shows. Replaced as a whole, never changed. */
export interface PlayerState {
  /** The program on the page; null until the first one is open. */
  readonly program: Program | null;
  /** Of what it was opened. */
  readonly file: ProgramFile | null;
  /** What was written or brought last, if that does not compile; the program is then the last one that did. */
  readonly draft: Draft | null;
  readonly timeline: Timeline | null;
  /** Whether the run is still being surveyed. */
  readonly surveying: boolean;
  /** The moment on the page. */
  readonly snapshot: Snapshot | null;
  /** The moment that was stepped from; null when the moment was jumped to. */
  readonly previous: Snapshot | null;
  readonly direction: 1 | -1;
  readonly grain: StepGrain;
  /** The place within an instruction, where the moment on the page is one between its C steps. */
  readonly inside: Inside | null;
  readonly speed: number;
  readonly playing: boolean;
  /** Where a run stops. */
  readonly breakpoints: readonly Breakpoint[];
  /** The moment of the breakpoint to which a play or a move has led; null where none was met yet. */
  readonly met: number | null;
  /** What went wrong last, in a sentence; null when all is well. */
  readonly error: string | null;
}

const initial: PlayerState = {
  program: null,
  file: null,
  draft: null,
  timeline: null,
  surveying: false,
  snapshot: null,
  previous: null,
  direction: 1,
  grain: 'instruction',
  inside: null,
  speed: 1,
  playing: false,
  breakpoints: [],
  met: null,
  error: null,
};

/** Opens, steps, seeks and plays. Its methods never reject: what goes wrong becomes `state.error`. */
export class Store {
  state = initial;
  /** A lesson, while there is one. */
  guide: Guide | null = null;
  /** A moment that no move passes. */
  last = Number.POSITIVE_INFINITY;
  /** Where the reader wants to be: ahead of the moment on the page while that is being fetched. */
  #goal = 0;
  #limit = SURVEY_LIMIT;
  #programs = 0;
  #opens = 0;
  #plays = 0;
  /** The play that came to a question, and goes on when it is answered. */
  #asked = 0;
  /** Moves happen one after the other. */
  #moves: Promise<void> = Promise.resolve();

  readonly #engine: StoreRunner;
  readonly #pace: Pace;
  readonly #changed: (state: PlayerState) => void;

  constructor(engine: StoreRunner, pace: Pace, changed: (state: PlayerState) => void = () => {}) {
    this.#engine = engine;
    this.#pace = pace;
    this.#changed = changed;
  }

  /** Opens a program at moment 0 and surveys it. When it is refused, the one before goes on as if nothing had been. */
  async open(file: ProgramFile): Promise<boolean> {
    this.#opens += 1;
    const opening = this.#opens;
    try {
      await this.#take(await this.#engine.open(file), file);
      return true;
    } catch (error) {
      const draft = draftOf(file, error);
      if (draft === null) this.#met(error);
      else if (opening === this.#opens) this.#change({ draft });
      return false;
    }
  }

  /** Takes a program that is open in the engine, where each replaces the one before: so they are taken in that order, too. */
  async #take(program: Program, file: ProgramFile): Promise<void> {
    this.pause();
    this.#change({ draft: null });
    this.#programs += 1;
    const taken = this.#programs;
    const snapshot = await this.#engine.seek(0);
    if (taken !== this.#programs) return;
    this.#goal = 0;
    this.#limit = SURVEY_LIMIT;
    // What is numbered by the program's code means nothing in another; a line of a file of the same name still does.
    const names = [program.filename, ...program.files.map(({ name }) => name)];
    const breakpoints = this.state.breakpoints.filter((one) => one.type === 'fileLine' && names.includes(one.file));
    this.#change({ breakpoints });
    this.#change({
      program,
      file,
      timeline: null,
      snapshot,
      previous: null,
      inside: null,
      met: null,
      direction: 1,
      error: null,
    });
    await this.#survey();
  }

  /** What the reader has made of one of the program's files: it takes its place once it compiles. */
  async edit(text: string, file = this.state.program?.filename): Promise<boolean> {
    const { program, draft } = this.state;
    const name = draft?.name ?? program?.filename ?? 'program.py';
    if (program === null) return this.open({ name, text });
    const own = program.files.find((one) => one.name === file);
    if (own !== undefined) {
      if (isSameText(text, own.source)) return true;
      const files = program.files.map((one) => (one === own ? { ...one, source: text } : one));
      return this.open(sourceFileOf({ ...program, files, source: draft?.text ?? program.source }));
    }
    if (name !== program.filename || !isSameText(text, program.source)) {
      return this.open({ ...sourceFileOf(program), name, text });
    }
    this.#opens += 1;
    this.#change({ draft: null });
    return true;
  }

  /** Lets a run that was stopped, by its limit or by the reader, go on as far again. */
  async extend(): Promise<void> {
    const { timeline } = this.state;
    if (timeline === null || timeline.ended || timeline.waiting || this.state.surveying) return;
    this.#limit = Math.max(timeline.length + SURVEY_LIMIT, 2 * timeline.length);
    await this.#survey();
  }

  /** Ends what takes long: running ahead, or a search. What is known by then stays. */
  stop(): Promise<void> {
    this.pause();
    return this.#attempt(() => this.#engine.stop());
  }

  /** Gives the program the line that it waits for, or changes an earlier answer: then it asks again what came after it. */
  async answer(answer: Answer): Promise<void> {
    const goesOn = this.#asked === this.#plays;
    this.pause();
    const plays = this.#plays;
    await this.#enqueue(async () => {
      const timeline = await this.#engine.answer(answer);
      this.#change({ timeline });
      this.#goal = timeline.answers[answer.index] ?? timeline.length;
      await this.#show(this.#goal, true, true);
    });
    await this.#survey();
    // Whoever has done something else meanwhile wants to be there.
    if (goesOn && plays === this.#plays) await this.play();
  }

  async #survey(): Promise<void> {
    const program = this.#programs;
    const show = (timeline: Timeline) => {
      if (program === this.#programs) this.#change({ timeline });
    };
    this.#change({ surveying: true });
    await this.#attempt(() => this.#engine.survey(this.#limit, show).then(show));
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

  /** Goes where a move of debuggers leads. */
  go(goal: Goal, back = false): Promise<void> {
    this.pause();
    return this.#enqueue(async () => {
      if (this.isHeld && !back) return;
      const { n, what } = await this.#engine.move({ goal, back }, this.#goal);
      this.#goal = back ? n : this.#beforeStops(n);
      await this.#show(this.#goal, true);
      const isMet = goal.type === 'breakpoint' && what === 'moment' && n === this.#goal;
      this.#change({ met: isMet ? n : null });
    });
  }

  /** To the next breakpoint, or the one before. */
  async goToBreak(back = false): Promise<void> {
    const places = [...this.state.breakpoints];
    if (places.length > 0) return this.go({ type: 'breakpoint', places }, back);
    this.fail('There is no breakpoint: press the number of a line, or of an instruction, where the run shall stop.');
  }

  setBreakpoints(breakpoints: readonly Breakpoint[]): void {
    this.#change({ breakpoints });
  }

  /** Sets a breakpoint, or takes it away. */
  toggleBreakpoint(place: Breakpoint): void {
    const key = JSON.stringify(place);
    const others = this.state.breakpoints.filter((one) => JSON.stringify(one) !== key);
    const isNew = others.length === this.state.breakpoints.length;
    this.#change({ breakpoints: isNew ? [...others, place] : others });
  }

  toStart(): Promise<void> {
    return this.seek(0);
  }

  /** Goes as far as the run is known when it is this move's turn: an answer that is on its way counts. */
  toEnd(): Promise<void> {
    this.pause();
    this.#goal = this.length;
    return this.#enqueue(() => {
      this.#goal = this.length;
      return this.#show(this.#goal, false);
    });
  }

  /** Steps on by itself until the end, from the start if the end is reached already. */
  async play(): Promise<void> {
    if (this.state.program === null || this.state.playing) return;
    this.#plays += 1;
    const play = this.#plays;
    if (this.isAsking) this.#asked = play;
    if (this.isAsking || this.isHeld) return;
    this.#change({ playing: true, met: null });
    if (this.atEnd) await this.#jump(0);
    while (this.#isPlaying(play) && !this.atEnd) {
      const stop = await this.#nextBreak();
      await this.#move(1, stop);
      if (this.#isPlaying(play) && this.#goal >= stop) {
        this.pause();
        this.#change({ met: stop });
      }
      await this.#pace.settled();
      const { snapshot, speed } = this.state;
      if (this.guide?.stops.includes(snapshot?.moment.n ?? 0)) break;
      if (snapshot !== null && this.#isPlaying(play) && !this.atEnd) await this.#pace.dwell(snapshot, speed);
    }
    if (!this.#isPlaying(play)) return;
    if (this.isAsking) this.#asked = play;
    this.#change({ playing: false });
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

  setGrain(grain: StepGrain): void {
    this.#change({ grain });
    // Coarser steps stand between instructions.
    const { inside } = this.state;
    if (grain !== 'cStep' && inside !== null) void this.#jump(inside.whole.moment.n);
  }

  /** Goes to where so many C steps of the instruction on the page are taken. */
  toCStep(taken: number): Promise<void> {
    this.pause();
    return this.#stepWithin(({ to }) => to, taken);
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
    return Math.min(this.state.timeline?.length ?? 0, this.last);
  }

  /** Whether nothing comes after the moment on the page, as far as is known. */
  get atEnd(): boolean {
    const { snapshot, timeline, surveying } = this.state;
    if (snapshot === null || timeline === null) return false;
    return snapshot.moment.n >= this.last || (!surveying && snapshot.moment.n >= timeline.length);
  }

  /** Whether the moment on the page waits for a line of input. */
  get isAsking(): boolean {
    return this.state.snapshot?.moment.status.type === 'waiting';
  }

  /** Whether the guide has a question before the run goes on from here. */
  get isHeld(): boolean {
    return this.guide?.isOpen(this.#goal) ?? false;
  }

  #isPlaying(play: number): boolean {
    return this.state.playing && this.#plays === play;
  }

  /** A step. Steps that are asked for faster than they can be shown add up, and only where they lead is shown. */
  #move(direction: 1 | -1, limit = Number.POSITIVE_INFINITY): Promise<void> {
    const { grain } = this.state;
    const isHeld = () => direction === 1 && this.isHeld;
    if (isHeld()) return this.#moves;
    if (grain === 'cStep') return this.#stepWithin(({ next }) => next, direction);
    if (grain === 'instruction') {
      const goal = clamp(this.#goal + direction, this.length);
      if (goal === this.#goal) return this.#moves;
      this.#goal = goal;
      return this.#enqueue(() => this.#show(this.#goal, true));
    }
    return this.#enqueue(async () => {
      if (isHeld()) return;
      const found = await this.#engine.find(grain, this.#goal, direction);
      this.#goal = direction === 1 ? Math.min(this.#beforeStops(found), limit) : found;
      await this.#show(this.#goal, true);
    });
  }

  /** Where a step forward ends that would lead to `found`: it passes no stop of the guide, and not the last moment. */
  #beforeStops(found: number): number {
    const stop = this.guide?.stops.find((moment) => moment > this.#goal) ?? found;
    return Math.min(found, stop, this.last);
  }

  /** A move among C steps: they are known to a chunk of their own. */
  #stepWithin(pick: (steps: typeof import('../panels/call/within')) => Stride, by: number): Promise<void> {
    return this.#enqueue(async () => {
      const program = this.#programs;
      const { snapshot, inside } = this.state;
      if (snapshot === null) return;
      const steps = await import('../panels/call/within');
      const found = await pick(steps)({ snapshot, inside }, by, this.length, (n) => this.#engine.seek(n));
      if (found === null || program !== this.#programs) return;
      this.#goal = found.snapshot.moment.n;
      this.#change({ ...found, previous: snapshot, direction: found.forward ? 1 : -1 });
    });
  }

  #jump(n: number): Promise<void> {
    this.#goal = clamp(n, this.length);
    return this.#enqueue(() => this.#show(this.#goal, false));
  }

  /** The moment at which a play must stop. */
  async #nextBreak(): Promise<number> {
    const places = [...this.state.breakpoints];
    if (places.length === 0) return Number.POSITIVE_INFINITY;
    const goal: Goal = { type: 'breakpoint', places };
    const found = await this.#engine.move({ goal, back: false }, this.#goal).catch(() => null);
    return found?.what === 'moment' ? found.n : Number.POSITIVE_INFINITY;
  }

  #enqueue(action: () => Promise<void>): Promise<void> {
    const program = this.#programs;
    // What goes wrong from now on stays to be read, also when this move has been made.
    if (this.state.error !== null) this.dismissError();
    this.#moves = this.#moves.then(async () => {
      if (program === this.#programs) await this.#attempt(action);
    });
    return this.#moves;
  }

  /** Shows a moment; one that is on the page already only if it may have become another. */
  async #show(n: number, stepped: boolean, changed = false): Promise<void> {
    const before = this.state.snapshot;
    if (before === null || (before.moment.n === n && !changed && this.state.inside === null)) return;
    const program = this.#programs;
    const snapshot = await this.#engine.seek(n);
    if (program !== this.#programs) return;
    const direction = n >= before.moment.n ? 1 : -1;
    this.#change({ snapshot, direction, previous: stepped ? before : null, inside: null });
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    await action().catch((error: unknown) => this.#met(error));
  }

  /** Shows an error; the play ends. */
  #met(error: unknown): void {
    if (error instanceof EngineError && error.kind === 'superseded') return;
    this.pause();
    this.#goal = this.state.snapshot?.moment.n ?? 0;
    this.fail(error instanceof Error ? error.message : String(error));
  }

  #change(part: Partial<PlayerState>): void {
    this.state = { ...this.state, ...part };
    this.#changed(this.state);
  }
}

/** The program as the reader brought it. */
export function sourceFileOf({ filename, source, files }: Program): SourceFile {
  const others = files.map((file) => ({ name: file.name, text: file.source }));
  return { name: filename, text: source ?? '', others };
}

/** The draft that a file becomes when it is refused: null if it is none of source, or refused for another reason. */
function draftOf(file: ProgramFile, error: unknown): Draft | null {
  if (!('text' in file) || !(error instanceof EngineError) || error.syntax === undefined) return null;
  const text = typeof file.text === 'string' ? file.text : new TextDecoder().decode(file.text);
  return { name: file.name, text, problem: error.syntax };
}

/** Whether two sources differ in nothing but how their lines end. */
export function isSameText(text: string, other: string | null): boolean {
  const lines = (source: string) => source.replace(/\r\n?/g, '\n');
  return other !== null && lines(text) === lines(other);
}

function clamp(n: number, length: number): number {
  return Math.max(0, Math.min(Math.round(n), length));
}
