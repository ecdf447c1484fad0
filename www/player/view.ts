// What of the player can be passed on: a moment of a program, and how it is looked at.

import type { StepGrain } from '../engine/grain';
import type { ProgramFile } from '../engine/session';
import type { Lesson } from '../lessons/types';

/** The panels at the left of the stage. */
export const sidePanels = ['source', 'bytecode', 'output'] as const;
export type SidePanel = (typeof sidePanels)[number];

export const panes = ['source', 'bytecode', 'frames', 'objects', 'output'] as const;
export type Pane = (typeof panes)[number];

/** How far a step can go. */
export const grains: readonly StepGrain[] = ['cStep', 'instruction', 'line', 'call'];

/** A moment of a program, as it can be passed on. */
export interface PlayedMoment extends Played {
  readonly file: {
    readonly name: string;
    readonly text: string;
    readonly others: readonly { name: string; text: string }[];
  };
}

/** A moment of any program. */
export interface Played {
  readonly file: ProgramFile;
  /** What the program was given to read up to there; null is the end of the input. */
  readonly answers: readonly (string | null)[];
  readonly n: number;
  /** How it was looked at; null where that is not said. */
  readonly view: PlayedView | null;
}

/** All that is on the page. */
export interface PlayedContent extends Played {
  /** The lesson that the reader is in; null while there is none. */
  readonly lesson: Lesson | null;
}

/** How a moment is looked at. */
export interface PlayedView {
  readonly grain: StepGrain;
  /** Panels that are put away. */
  readonly hidden: readonly SidePanel[];
  /** What is shown where only one pane has room. */
  readonly pane: Pane;
  /** Lines at which a run stops. */
  readonly breakpoints: readonly { file: string; line: number }[];
}
