import { describe, expect, it } from 'vitest';
import type { CallSpan, Timeline } from '../engine/types';
import { Course } from './course';
import type { Block, Choice, Lesson } from './types';

const said: Block[] = [{ type: 'paragraph', pieces: [{ text: 'a', style: 'plain' }] }];
const choice = (right: boolean): Choice => ({ text: [{ text: 'b', style: 'code' }], right, why: said });
const question = { ask: said, choices: [choice(false), choice(true)] };

const lesson: Lesson = {
  version: 1,
  name: 'l',
  title: 't',
  subject: 's',
  summary: 'u',
  filename: 'f.py',
  source: '1\n',
  length: 20,
  intro: said,
  stops: [
    { moment: 3, note: said, question: null },
    { moment: 7, note: [], question },
    { moment: 12, note: said, question },
  ],
};

const call = (name: string, from: number, to: number | null): CallSpan => ({
  name,
  native: false,
  frame: 1,
  depth: 0,
  from,
  to,
  how: to === null ? null : 'return',
});
const timeline: Timeline = {
  length: 20,
  ended: true,
  waiting: false,
  answers: [],
  whole: {
    from: 0,
    to: 20,
    calls: [call('<module>', 0, null), call('f', 2, 6), call('g', 5, 9), call('h', 8, 11)],
    depths: [1, 2, 2, 1],
  },
  callCount: 4,
};

describe('a course', () => {
  it('knows what comes before and after a moment', () => {
    const course = new Course(lesson);
    expect([course.next(0), course.next(3), course.next(12)]).toEqual([3, 7, null]);
    expect([course.previous(3), course.previous(8), course.previous(20)]).toEqual([0, 7, 12]);
    expect([course.at(4), course.at(7)?.moment, course.before(7)?.moment]).toEqual([undefined, 7, 3]);
  });

  it('has a question open until it is answered, rightly or not', () => {
    const course = new Course(lesson);
    expect([3, 7, 12].map((n) => course.isOpen(n))).toEqual([false, true, true]);
    const answered = course.choose(7, 0);
    expect([7, 12].map((n) => answered.isOpen(n))).toEqual([false, true]);
    expect(course.isOpen(7)).toBe(true);
  });

  it('counts what was right at once', () => {
    const course = new Course(lesson).choose(7, 0).choose(7, 1).choose(12, 1);
    expect(course.chosen(7)).toEqual([0, 1]);
    expect(course.score).toEqual({ right: 1, of: 2 });
  });

  it('takes no choice that there is not, and none twice', () => {
    const course = new Course(lesson);
    expect(course.choose(7, 2)).toBe(course);
    expect(course.choose(3, 0)).toBe(course);
    const chosen = course.choose(7, 1);
    expect(chosen.choose(7, 1)).toBe(chosen);
  });

  it('keeps the calls to itself that come after an open question', () => {
    const course = new Course(lesson);
    const veiled = course.veil(timeline, 7);
    expect(veiled?.whole.calls.map(({ name, to }) => [name, to])).toEqual([
      ['<module>', 7],
      ['f', 6],
      ['g', 7],
    ]);
    expect(veiled?.whole.depths).toEqual([1, 0, 0, 0]);
    expect(veiled?.length).toBe(20);
    expect(course.veil(timeline, 6)).toBe(timeline);
    expect(course.choose(7, 1).veil(timeline, 7)).toBe(timeline);
    expect(course.veil(null, 7)).toBeNull();
  });
});
