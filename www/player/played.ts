// The moment on the page as it is passed on: to a link, to a picture, to a page around the player.

import type { Moment, Program, Snapshot } from '../engine/types';
import { runningFrame } from '../panels/whereabouts';
import type { PlayerState } from './store';
import type { Pane, Played, PlayedMoment, SidePanel } from './view';

/** What can be said of a moment. */
export interface MomentInWords {
  readonly filename: string;
  readonly n: number;
  readonly length: number;
  readonly sentence: string;
}

/** A moment, and how it is looked at, of whatever program. */
export type Place = Omit<Played, 'file'>;

export function placeIn(
  { n, output }: Moment,
  { grain, breakpoints }: PlayerState,
  hidden: readonly SidePanel[],
  pane: Pane,
): Place {
  const read = output.filter(({ answer }) => answer !== null);
  return {
    answers: read.map(({ text }) => (text === '' ? null : text.replace(/\n$/, ''))),
    n,
    view: {
      grain,
      hidden,
      pane,
      breakpoints: breakpoints.flatMap((place) =>
        place.type === 'fileLine' ? [{ file: place.file, line: place.line }] : [],
      ),
    },
  };
}

/** A moment with the program that it is of; null where the source is not known. */
export function playedMoment({ filename, source, files }: Program, place: Place): PlayedMoment | null {
  if (source === null) return null;
  const others = files.map((file) => ({ name: file.name, text: file.source }));
  return { ...place, file: { name: filename, text: source, others } };
}

/** The files of a program, as far as they are known as text. */
export function fileTexts({ filename, source, files }: Program): readonly { name: string; text: string }[] {
  const all = [{ name: filename, source }, ...files];
  return all.flatMap((file) => (file.source === null ? [] : [{ name: file.name, text: file.source }]));
}

/** The moment in a sentence; null while there is none. */
export function momentInWords({ program, snapshot }: PlayerState, length: number): MomentInWords | null {
  if (program === null || snapshot === null) return null;
  const sentence = snapshot.step?.narration.map(({ text }) => text).join('') ?? 'Nothing has run yet.';
  return { filename: program.filename, n: snapshot.moment.n, length, sentence };
}

/** Where the program is, in a few words. */
export function whereIn(snapshot: Snapshot | null): string {
  if (snapshot === null) return '';
  const { moment } = snapshot;
  if (moment.status.type === 'waiting') return 'waiting for a line of input';
  if (moment.next === null) return 'the run is over';
  return `line ${moment.next.line} in ${runningFrame(moment)?.name ?? 'other code'}`;
}
