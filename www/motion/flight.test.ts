import { expect, test } from 'vitest';
import { flightMarks, trailPath } from './flight';

const FROM = { x: 0, y: 100 };
const TO = { x: 200, y: 100 };

test('a flight begins and ends where it should, in order of time', () => {
  const marks = flightMarks([
    { time: 0, point: FROM },
    { time: 1, point: TO },
  ]);
  expect(marks.at(0)?.point).toEqual(FROM);
  expect(marks.at(-1)?.point).toEqual(TO);
  const times = marks.map((mark) => mark.time);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('a sideways flight bows upwards', () => {
  const marks = flightMarks([
    { time: 0, point: FROM },
    { time: 1, point: TO },
  ]);
  expect(Math.min(...marks.map((mark) => mark.point.y))).toBeLessThan(100);
});

test('a value that hovers stays where it is', () => {
  const marks = flightMarks([
    { time: 0, point: FROM },
    { time: 0.3, point: TO },
    { time: 0.9, point: TO },
    { time: 1, point: FROM },
  ]);
  const hovering = marks.filter((mark) => mark.time >= 0.3 && mark.time <= 0.9);
  expect(hovering.map((mark) => mark.point)).toEqual([TO, TO]);
});

test('the trail follows the same points', () => {
  expect(
    trailPath([
      { time: 0, point: FROM },
      { time: 0.5, point: TO },
      { time: 1, point: TO },
    ]),
  ).toMatch(/^M0 100Q.* 200 100$/);
});
