import { describe, expect, it } from 'vitest';
import type { CallSpan, TimelinePart } from '../../engine/types';
import { addTimeline } from '../../testing/add-run';
import { chartHeight, depthOf, layoutBars, outline, ticks } from './layout';

function call(depth: number, from: number, to: number | null): CallSpan {
  return { name: 'f', native: false, frame: 1, depth, from, to, how: 'return' };
}

function part(to: number, ...calls: CallSpan[]): TimelinePart {
  const depths = Array.from({ length: 20 }, (_, column) => {
    const seen = calls.filter((one) => one.from <= (to * (column + 1)) / 20 && (one.to ?? to) >= (to * column) / 20);
    return Math.max(0, ...seen.map(({ depth }) => depth + 1));
  });
  return { from: 0, to, calls, depths };
}

describe('the flame chart', () => {
  it('puts a call where it lasts, on top of its caller', () => {
    const [module, add] = layoutBars(addTimeline().whole, 2, 1500, 52);
    expect(module).toMatchObject({ left: 0, right: 1500, bottom: 0, height: 24 });
    expect(add).toMatchObject({ left: 700, right: 1100, bottom: 26, height: 24 });
  });

  it('draws a call that has not ended to the end', () => {
    expect(layoutBars(part(10, call(0, 4, null)), 1, 100, 52)).toMatchObject([{ left: 40, right: 100 }]);
  });

  it('lowers its rows for a deep run', () => {
    const deep = part(40, ...Array.from({ length: 20 }, (_, depth) => call(depth, depth, 40 - depth)));
    expect(depthOf(deep)).toBe(20);
    const bars = layoutBars(deep, 20, 400, chartHeight(20));
    expect(bars).toHaveLength(20);
    expect(Math.max(...bars.map(({ bottom, height }) => bottom + height))).toBeLessThanOrEqual(chartHeight(20));
  });

  it('draws of many calls on the same pixels one', () => {
    const calls = Array.from({ length: 10_000 }, (_, n) => call(1, 10 * n, 10 * n + 9));
    expect(layoutBars(part(100_000, call(0, 0, 100_000), ...calls), 2, 500, 52).length).toBeLessThan(600);
  });

  it('shows a part of the run', () => {
    const [bar] = layoutBars({ from: 100, to: 200, calls: [call(0, 150, 400)], depths: [1] }, 1, 100, 52);
    expect(bar).toMatchObject({ left: 50, right: 104 });
  });

  it('outlines how deep the run goes, in as few steps as there are', () => {
    const steps = outline({ from: 0, to: 4, calls: [], depths: [1, 1, 2, 1] }, 2, 100, 52);
    expect(steps).toEqual([
      { left: 0, right: 50, bottom: 0, height: 24 },
      { left: 50, right: 75, bottom: 0, height: 50 },
      { left: 75, right: 100, bottom: 0, height: 24 },
    ]);
  });

  it('has no bars without calls', () => {
    expect(layoutBars(part(0), 1, 100, 52)).toEqual([]);
    expect(depthOf(part(0))).toBe(1);
  });
});

describe('the axis', () => {
  it.each([
    [15, 1400, 64, 16],
    [15, 358, 64, 4],
    [1_000_000, 1400, 64, 21],
    [0, 1400, 64, 1],
  ])('has round numbers: %i instructions on %i pixels', (length, width, room, count) => {
    const found = ticks({ from: 0, to: length }, width, room);
    expect(found).toHaveLength(count);
    expect(found[0]).toBe(0);
    expect(found.at(-1)).toBeLessThanOrEqual(length);
  });

  it('begins with the first round number of a part', () => {
    expect(ticks({ from: 1234, to: 1290 }, 400, 64)).toEqual([1240, 1250, 1260, 1270, 1280, 1290]);
  });
});
