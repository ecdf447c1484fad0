// The free space between cards as a grid of tracks, with what it costs to follow each piece of them.

import type { Point, Port, Rect } from './router';

/** A straight piece of a link. */
export type Segment = { readonly a: Point; readonly b: Point };

const TRACK = 8;
/** A line keeps this distance from cards that it passes. */
export const CLEAR = 5;
/** Tracks in a wide gap: so many from each of its ends, and one in the middle. */
const TRACKS_PER_END = 4;
/** From this distance on a card does not disturb a line that runs beside it. */
const COMFORT = 20;
const CROSSING = 30;
const OVERLAP = 60;
/** Parallel lines nearer than this count as one over the other. */
const TOO_NEAR = 6;
/** Extra cost of each pixel of a line that touches a card; it fades with the distance. */
const HUGGING = 0.5;

/** Vertical tracks between lanes, horizontal tracks between the cards of each lane. */
export function ruleTracks(obstacles: readonly Rect[], bounds: Rect): { xs: number[]; ys: number[] } {
  const lanes = merge(obstacles.map((rect) => [rect.x, rect.x + rect.width] as const));
  const xs = gaps(lanes, bounds.x, bounds.x + bounds.width).flatMap(([from, to]) => tracksIn(from, to));
  const ys: number[] = [];
  for (const [left, right] of lanes) {
    const inLane = obstacles.filter((rect) => rect.x < right && rect.x + rect.width > left);
    const rows = merge(inLane.map((rect) => [rect.y, rect.y + rect.height] as const));
    for (const [from, to] of gaps(rows, bounds.y, bounds.y + bounds.height)) ys.push(...tracksIn(from, to));
  }
  return { xs: unique(xs), ys: unique(ys) };
}

function merge(intervals: readonly (readonly [number, number])[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function gaps(intervals: readonly [number, number][], from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  let at = from;
  for (const [start, end] of intervals) {
    if (start > at) found.push([at, start]);
    at = Math.max(at, end);
  }
  if (to > at) found.push([at, to]);
  return found;
}

/** Tracks on both sides of the middle; in wide gaps only the middle and those near its ends. */
function tracksIn(from: number, to: number): number[] {
  const steps = Math.floor(((to - from) / 2 - CLEAR) / TRACK);
  const tracks: number[] = [];
  for (let step = -steps; step <= steps; step++) {
    const near = steps - Math.abs(step) < TRACKS_PER_END;
    if (step === 0 || near) tracks.push(Math.round((from + to) / 2 + step * TRACK));
  }
  return tracks;
}

function unique(tracks: readonly number[]): number[] {
  return [...new Set(tracks)].sort((a, b) => a - b);
}

/** The pieces between neighbouring crossings of tracks, by the crossing where they begin. */
type Pieces = {
  /** 1 where a card is in the way. */
  readonly blocked: Uint8Array;
  /** Length, and more where it runs close to a card. */
  readonly length: Float64Array;
  /** What links that are there already make it cost. */
  readonly penalty: Float64Array;
};

export class Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly columns: number;
  readonly rows: number;
  /** To the next column, and to the next row. */
  readonly right: Pieces;
  readonly down: Pieces;
  readonly #obstacles: readonly Rect[];

  constructor(obstacles: readonly Rect[], bounds: Rect, ports: readonly Port[]) {
    const tracks = ruleTracks(obstacles, bounds);
    const upright = ports.filter((port) => port.side === 'top' || port.side === 'bottom');
    const sideways = ports.filter((port) => port.side === 'left' || port.side === 'right');
    this.#obstacles = obstacles;
    this.xs = unique([...tracks.xs, ...upright.map((port) => port.x)]);
    this.ys = unique([...tracks.ys, ...sideways.map((port) => port.y)]);
    this.columns = this.xs.length;
    this.rows = this.ys.length;
    const size = this.columns * this.rows;
    const pieces = () => ({
      blocked: new Uint8Array(size),
      length: new Float64Array(size),
      penalty: new Float64Array(size),
    });
    this.right = pieces();
    this.down = pieces();
    this.#measure();
    for (const rect of obstacles) this.#block(rect);
  }

  /** The number of a crossing. */
  at(column: number, row: number): number {
    return row * this.columns + column;
  }

  point(column: number, row: number): Point {
    return { x: this.xs[column] ?? 0, y: this.ys[row] ?? 0 };
  }

  #measure(): void {
    for (const [row, y] of this.ys.entries()) {
      for (const [column, x] of this.xs.entries()) {
        const node = this.at(column, row);
        this.right.length[node] = (this.xs[column + 1] ?? x) - x;
        this.down.length[node] = (this.ys[row + 1] ?? y) - y;
      }
    }
  }

  /** Closes the pieces that come too near to a card, and makes those dearer that run beside it. */
  #block(rect: Rect): void {
    this.#beside(this.xs, this.ys, rect.x, rect.width, rect.y, rect.height, this.right, (i, j) => this.at(i, j));
    this.#beside(this.ys, this.xs, rect.y, rect.height, rect.x, rect.width, this.down, (i, j) => this.at(j, i));
  }

  /** Pieces along one direction; the card's extent along it, and across. */
  #beside(
    along: readonly number[],
    across: readonly number[],
    from: number,
    length: number,
    side: number,
    depth: number,
    pieces: Pieces,
    node: (along: number, across: number) => number,
  ): void {
    for (const [j, position] of across.entries()) {
      const away = Math.max(side - position, position - side - depth);
      if (away >= COMFORT) continue;
      for (const [i, start] of along.entries()) {
        const end = along[i + 1] ?? start;
        if (end <= from - CLEAR || start >= from + length + CLEAR) continue;
        const piece = node(i, j);
        if (away < CLEAR) pieces.blocked[piece] = 1;
        else pieces.length[piece] = (pieces.length[piece] ?? 0) * (1 + (HUGGING * (COMFORT - away)) / COMFORT);
      }
    }
  }

  /** The first crossing straight out of a port; none, if a card is in the way. */
  stub(port: Port): { column: number; row: number } | null {
    const sideways = port.side === 'left' || port.side === 'right';
    const sign = port.side === 'left' || port.side === 'top' ? -1 : 1;
    const along = sideways ? this.xs : this.ys;
    const start = sideways ? port.x : port.y;
    let nearest = -1;
    let best = Number.POSITIVE_INFINITY;
    for (const [index, value] of along.entries()) {
      const away = (value - start) * sign;
      if (away < Math.max(CLEAR, port.stub) || away >= best) continue;
      nearest = index;
      best = away;
    }
    const end = along[nearest];
    if (end === undefined) return null;
    const to = sideways ? { x: end, y: port.y } : { x: port.x, y: end };
    if (this.#obstacles.some((rect) => crosses(port, to, rect))) return null;
    return sideways
      ? { column: nearest, row: this.ys.indexOf(port.y) }
      : { column: this.xs.indexOf(port.x), row: nearest };
  }

  /** Adds (or, with sign -1, takes back) what a drawn piece of a link makes its neighbourhood cost. */
  weigh({ a, b }: Segment, sign: 1 | -1): void {
    const upright = a.x === b.x;
    const [line, from, to] = upright
      ? [a.x, Math.min(a.y, b.y), Math.max(a.y, b.y)]
      : [a.y, Math.min(a.x, b.x), Math.max(a.x, b.x)];
    const [across, along] = upright ? [this.xs, this.ys] : [this.ys, this.xs];
    const [beside, through] = upright ? [this.down, this.right] : [this.right, this.down];
    const node = (acrossIndex: number, alongIndex: number) =>
      upright ? this.at(acrossIndex, alongIndex) : this.at(alongIndex, acrossIndex);
    for (const [i, position] of across.entries()) {
      const next = across[i + 1] ?? position;
      const near = Math.abs(position - line) < TOO_NEAR;
      // Half-open, so that a crossing on a track counts once.
      const crossed = position < line && line <= next;
      if (!near && !crossed) continue;
      for (const [j, start] of along.entries()) {
        const end = along[j + 1] ?? start;
        const shared = Math.min(end, to) - Math.max(start, from);
        const index = node(i, j);
        if (near && shared > 0) add(beside.penalty, index, sign * (OVERLAP + 4 * shared));
        if (crossed && start >= from && start <= to) add(through.penalty, index, sign * CROSSING);
      }
    }
  }
}

function add(values: Float64Array, index: number, by: number): void {
  values[index] = (values[index] ?? 0) + by;
}

/** Whether a line passes through a card. A port lies on the border of its own card, which this leaves out. */
function crosses(a: Point, b: Point, rect: Rect): boolean {
  return (
    Math.max(a.x, b.x) > rect.x + 1 &&
    Math.min(a.x, b.x) < rect.x + rect.width - 1 &&
    Math.max(a.y, b.y) > rect.y + 1 &&
    Math.min(a.y, b.y) < rect.y + rect.height - 1
  );
}
