import { describe, expect, it } from 'vitest';
import { following, moved, zoomed } from './span';

const whole = { from: 0, to: 1000 };

describe('looking closer at the timeline', () => {
  it('keeps the moment under the pointer where it is', () => {
    expect(zoomed(whole, 0.5, 500, 1000)).toEqual({ from: 250, to: 750 });
    expect(zoomed(whole, 0.1, 900, 1000)).toEqual({ from: 810, to: 910 });
  });

  it('stays within the run', () => {
    expect(zoomed({ from: 0, to: 100 }, 2, 100, 1000)).toEqual({ from: 0, to: 200 });
    expect(zoomed({ from: 900, to: 1000 }, 2, 900, 1000)).toEqual({ from: 800, to: 1000 });
    expect(moved({ from: 0, to: 100 }, -50, 1000)).toEqual({ from: 0, to: 100 });
    expect(moved({ from: 800, to: 900 }, 500, 1000)).toEqual({ from: 900, to: 1000 });
  });

  it('comes back to the whole run', () => {
    expect(zoomed({ from: 200, to: 800 }, 2, 500, 1000)).toBeNull();
    expect(zoomed({ from: 0, to: 5 }, 0.5, 2, 5)).toBeNull();
  });

  it('ends where a dozen moments fill the chart', () => {
    const close = zoomed(whole, 0.0001, 500, 1000);
    expect(close).toEqual({ from: 494, to: 506 });
  });

  it('follows the playhead, and no more than it has to', () => {
    const span = { from: 400, to: 480 };
    expect(following(span, 400, 1000)).toBe(span);
    expect(following(span, 480, 1000)).toBe(span);
    expect(following(span, 481, 1000)).toEqual({ from: 411, to: 491 });
    expect(following(span, 100, 1000)).toEqual({ from: 90, to: 170 });
    expect(following(span, 0, 1000)).toEqual({ from: 0, to: 80 });
  });
});
