// A lesson that a reader is going through: where it stops, which questions are open, what was answered. No DOM here.

import type { Timeline } from '../engine/types';
import type { Lesson, Question, Stop } from './types';

/** What a reader has chosen, in order, by the moment of the question. */
type Answers = ReadonlyMap<number, readonly number[]>;

/** A lesson and the answers so far. Never changed: an answer makes another one. */
export class Course {
  /** The moments in which something is said or asked. */
  readonly stops: readonly number[];

  constructor(
    readonly lesson: Lesson,
    readonly answers: Answers = new Map(),
  ) {
    this.stops = lesson.stops.map(({ moment }) => moment);
  }

  /** What is said or asked in a moment. */
  at(n: number): Stop | undefined {
    return this.lesson.stops.find(({ moment }) => moment === n);
  }

  /** What was said or asked last. */
  before(n: number): Stop | undefined {
    return this.lesson.stops.findLast(({ moment }) => moment < n);
  }

  /** The next moment at which something is said or asked; null after the last. */
  next(n: number): number | null {
    return this.stops.find((stop) => stop > n) ?? null;
  }

  /** The one before; the first moment before all of them. */
  previous(n: number): number {
    return this.stops.findLast((stop) => stop < n) ?? 0;
  }

  /** Whether a question is asked here that nobody has answered. */
  isOpen(n: number): boolean {
    return this.#question(n) !== null && !this.answers.has(n);
  }

  /** The reader's choices in the question here, in order. */
  chosen(n: number): readonly number[] {
    return this.answers.get(n) ?? [];
  }

  /** The course with another choice; the same one if there is no such choice. */
  choose(n: number, choice: number): Course {
    const chosen = this.chosen(n);
    if (this.#question(n)?.choices[choice] === undefined || chosen.includes(choice)) return this;
    return new Course(this.lesson, new Map(this.answers).set(n, [...chosen, choice]));
  }

  /** How many questions there are, and how many were answered rightly at once. */
  get score(): { right: number; of: number } {
    const questions = this.lesson.stops.flatMap(({ moment, question }) =>
      question === null ? [] : [{ moment, question }],
    );
    const right = questions.filter(({ moment, question }) => question.choices[this.chosen(moment)[0] ?? -1]?.right);
    return { right: right.length, of: questions.length };
  }

  /** The run as it may be seen from a moment: while a question is open, without the calls that come after. */
  veil(timeline: Timeline | null, n: number): Timeline | null {
    if (timeline === null || !this.isOpen(n)) return timeline;
    const { whole } = timeline;
    const past = whole.calls.filter(({ from }) => from <= n);
    const calls = past.map((call) => (call.to !== null && call.to <= n ? call : { ...call, to: n, how: null }));
    const column = (whole.to - whole.from) / whole.depths.length;
    const depths = whole.depths.map((depth, index) => (whole.from + (index + 1) * column <= n ? depth : 0));
    return { ...timeline, whole: { ...whole, calls, depths } };
  }

  #question(n: number): Question | null {
    return this.at(n)?.question ?? null;
  }
}
