import { describe, expect, test } from 'vitest';
import { ruleTracks } from './grid';
import { type Point, type Port, type Rect, route, type Side, type Wire } from './router';

const BOUNDS: Rect = { x: 0, y: 0, width: 1000, height: 600 };
const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });
const port = (x: number, y: number, side: Side): Port => ({ x, y, side, cost: 0, stub: 0 });
const wire = (id: string, from: Port, to: Port, group = id): Wire => ({ id, from: [from], to: [to], group });

/** Whether a line runs through the inside of a card. */
function passesThrough(way: readonly Point[], card: Rect): boolean {
  return way.some((a, index) => {
    const b = way[index + 1];
    if (b === undefined) return false;
    return (
      Math.max(a.x, b.x) > card.x &&
      Math.min(a.x, b.x) < card.x + card.width &&
      Math.max(a.y, b.y) > card.y &&
      Math.min(a.y, b.y) < card.y + card.height
    );
  });
}

describe('tracks', () => {
  test('lie in the gutters between lanes and in the gaps between the cards of a lane', () => {
    const cards = [rect(20, 100, 200, 100), rect(20, 230, 200, 100), rect(300, 100, 200, 300)];
    const { xs, ys } = ruleTracks(cards, BOUNDS);
    expect(xs.some((x) => x > 220 && x < 300)).toBe(true);
    expect(xs.some((x) => x > 20 && x < 220)).toBe(false);
    expect(ys.filter((y) => y > 200 && y < 230).length).toBeGreaterThan(0);
  });

  test('are there only where two lines fit between card and card', () => {
    const { xs } = ruleTracks([rect(0, 0, 100, 600), rect(106, 0, 894, 600)], BOUNDS);
    expect(xs).toEqual([]);
  });
});

describe('a link', () => {
  test('is straight where nothing is in the way', () => {
    const ways = route([rect(20, 100, 200, 100), rect(300, 100, 200, 100)], BOUNDS, [
      wire('a', port(220, 120, 'right'), port(300, 120, 'left')),
    ]);
    expect(ways.get('a')).toEqual([
      { x: 220, y: 120 },
      { x: 300, y: 120 },
    ]);
  });

  test('goes round the cards between its ends', () => {
    const cards = [rect(20, 100, 200, 100), rect(300, 60, 200, 300), rect(600, 100, 200, 100)];
    const way = route(cards, BOUNDS, [wire('a', port(220, 120, 'right'), port(600, 120, 'left'))]).get('a') ?? [];
    expect(way.at(0)).toEqual({ x: 220, y: 120 });
    expect(way.at(-1)).toEqual({ x: 600, y: 120 });
    for (const card of cards) expect(passesThrough(way, card)).toBe(false);
  });

  test('leaves and arrives at right angles to the border', () => {
    const cards = [rect(20, 100, 200, 100), rect(300, 300, 200, 100)];
    const way = route(cards, BOUNDS, [wire('a', port(220, 120, 'right'), port(300, 320, 'left'))]).get('a') ?? [];
    expect(way[1]?.y).toBe(120);
    expect(way.at(-2)?.y).toBe(320);
    expect(way.at(-2)?.x).toBeLessThan(300);
  });

  test('takes the other port where a card stands before the first', () => {
    // From the lower border of the upper card to the lowest, past the one between them.
    const cards = [rect(40, 50, 300, 100), rect(40, 180, 300, 40), rect(40, 250, 300, 100)];
    const to = [port(88, 250, 'top'), port(40, 290, 'left')];
    const way = route(cards, BOUNDS, [{ id: 'a', from: [port(88, 150, 'bottom')], to, group: 'a' }]).get('a') ?? [];
    expect(way.length).toBeGreaterThan(2);
    for (const card of cards) expect(passesThrough(way, card)).toBe(false);
  });

  test('keeps room for its head', () => {
    const cards = [rect(20, 100, 200, 100), rect(300, 300, 200, 100)];
    const to: Port = { ...port(300, 320, 'left'), stub: 30 };
    const way = route(cards, BOUNDS, [wire('a', port(220, 120, 'right'), to)]).get('a') ?? [];
    expect(300 - (way.at(-2)?.x ?? 0)).toBeGreaterThanOrEqual(30);
  });

  test('is missing where there is no way', () => {
    const cards = [rect(20, 100, 200, 100), rect(221, 0, 500, 600), rect(722, 100, 200, 100)];
    expect(route(cards, BOUNDS, [wire('a', port(220, 120, 'right'), port(722, 120, 'left'))]).size).toBe(0);
  });
});

describe('links together', () => {
  const cards = [rect(20, 100, 200, 400), rect(300, 100, 200, 400)];

  test('run beside each other and not over each other', () => {
    const ways = route(cards, BOUNDS, [
      wire('a', port(220, 150, 'right'), port(300, 450, 'left')),
      wire('b', port(220, 170, 'right'), port(300, 470, 'left')),
    ]);
    const upright = (id: string) => {
      const way = ways.get(id) ?? [];
      return way.find((point, index) => point.x === way[index + 1]?.x)?.x ?? Number.NaN;
    };
    expect(Math.abs(upright('a') - upright('b'))).toBeGreaterThanOrEqual(6);
  });

  test('may share their way to the same card', () => {
    const ways = route(cards, BOUNDS, [
      wire('a', port(220, 150, 'right'), port(300, 450, 'left'), 'same'),
      wire('b', port(220, 170, 'right'), port(300, 450, 'left'), 'same'),
    ]);
    expect(ways.get('a')?.at(-2)).toEqual(ways.get('b')?.at(-2));
  });

  test('come out the same every time', () => {
    const wires = [
      wire('a', port(220, 150, 'right'), port(300, 450, 'left')),
      wire('b', port(220, 170, 'right'), port(300, 470, 'left')),
      wire('c', port(300, 200, 'left'), port(220, 300, 'right')),
    ];
    expect(route(cards, BOUNDS, wires)).toEqual(route(cards, BOUNDS, wires));
  });

  test('are found in a blink among fifty cards', () => {
    const many: Rect[] = [];
    for (let lane = 0; lane < 3; lane++) {
      for (let row = 0; row < 17; row++) many.push(rect(20 + lane * 320, 20 + row * 60, 260, 34));
    }
    const bounds = rect(0, 0, 1000, 1060);
    const wires = Array.from({ length: 14 }, (_, index) =>
      wire(`${index}`, port(280, 37 + index * 60, 'right'), port(660, 37 + ((index * 7) % 17) * 60, 'left')),
    );
    const start = performance.now();
    const ways = route(many, bounds, wires);
    expect(ways.size).toBe(wires.length);
    for (const way of ways.values()) for (const card of many) expect(passesThrough(way, card)).toBe(false);
    // A generous bound: it guards against an explosion, not against a slow machine.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
