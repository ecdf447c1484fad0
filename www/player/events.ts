// What the player tells the page around it when it shows something else.

import { isGoingOn } from '../panels/whereabouts';
import type { PlayerState } from './store';

/** What leads through the run, as far as it is told of. */
interface Course {
  readonly stops: readonly number[];
  isOpen(n: number): boolean;
}

/** The events that belong to a change, in their order, with what they say. `last`: the moment that no move passes. */
export function eventsOf(
  before: PlayerState,
  { program, snapshot, met, error }: PlayerState,
  course: Course | null,
  last: number,
): [type: string, detail: object][] {
  const events: [string, object][] = [];
  if (program !== before.program) events.push(['fbf-ready', { filename: program?.filename }]);
  if (snapshot !== null && snapshot !== before.snapshot) {
    const { n, status } = snapshot.moment;
    events.push(['fbf-step', { n }]);
    if (!isGoingOn(snapshot.moment) || n === last) events.push(['fbf-end', { n, status: status.type }]);
    if (course?.stops.includes(n)) {
      events.push(['fbf-marker', { n, kind: course.isOpen(n) ? 'question' : 'note' }]);
    }
  }
  if (met !== null && met !== before.met) events.push(['fbf-marker', { n: met, kind: 'breakpoint' }]);
  if (error !== null && error !== before.error) events.push(['fbf-error', { message: error }]);
  return events;
}
