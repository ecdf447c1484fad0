// The types of the package `framebyframe`. What the element really is, is compared with this in www/embed/package.test.ts.

/** How far a step goes. */
export type Grain = 'cStep' | 'instruction' | 'line' | 'call';

/** What an element is doing, as plain data. */
export interface EmbedState {
  /** `idle`: nobody was near yet. `failed`: there is nothing to play, and `error` says why. */
  readonly status: 'idle' | 'loading' | 'ready' | 'failed' | 'disposed';
  readonly filename: string | null;
  /** The moment on the page: so many instructions have run. */
  readonly n: number;
  /** The last moment that can be gone to, as far as is known. */
  readonly length: number;
  readonly playing: boolean;
  readonly grain: Grain;
  readonly speed: number;
  /** What the program is doing at that moment; null before it is open. */
  readonly run: 'running' | 'waiting' | 'finished' | 'raised' | 'unsupported' | null;
  /** The line that runs next, and the function that it stands in; null at the end. */
  readonly line: number | null;
  readonly function: string | null;
  /** What the last step did. */
  readonly sentence: string;
  /** All that was printed up to there. */
  readonly output: string;
  readonly error: string | null;
}

/** `<frame-by-frame>`. Its methods never reject: what goes wrong is an `fbf-error`, and stands in the element. */
export class FrameByFrameElement extends HTMLElement {
  /** Opens the program anew, whether or not a reader is near. */
  run(): Promise<void>;
  /** So many steps forward, as far as the grain says. */
  step(n?: number): Promise<void>;
  /** So many steps back. */
  back(n?: number): Promise<void>;
  /** To the moment when `n` instructions have run. */
  seek(n: number): Promise<void>;
  /** Plays until the end, or until it is paused; done when it stops. */
  play(): Promise<void>;
  pause(): void;
  /** Back to the moment that `at` names. */
  reset(): Promise<void>;
  getState(): EmbedState;
  /** Gives back all that the element holds. What it shows stays; it does nothing any more. */
  dispose(): void;
}

/** The program is open, at the moment that `at` names. */
export type ReadyEvent = CustomEvent<{ filename: string; n: number; length: number }>;

/** Where a step has led. */
export interface StepDetail {
  readonly n: number;
  readonly length: number;
  readonly line: number | null;
  readonly function: string | null;
  readonly sentence: string;
}
export type StepEvent = CustomEvent<StepDetail>;

/** A marked line was reached by playing, or a note or a question of a lesson. */
export type MarkerEvent = CustomEvent<{ n: number; kind: 'breakpoint' | 'note' | 'question' }>;

/** The end of the run was reached, or the moment that `until` names: then `status` is `running`. */
export type EndEvent = CustomEvent<StepDetail & { status: NonNullable<EmbedState['run']> }>;

/** Something is wrong, in one sentence; `attribute` has the bad value, if one has. */
export type ErrorEvent = CustomEvent<{ message: string; attribute?: string | null }>;
