// Finds ways for links: along the gutters between cards, never over a card or a heading.
//
// The free space is ruled with tracks in every gutter between lanes and in every gap between the cards of a lane
// (grid.ts). Each link in turn takes the cheapest way along the tracks (A*): short, with few bends, beside the links
// that are there already and not over them. Pure: rectangles in, lines out.

import { Grid, type Segment } from './grid';
import { Queue } from './queue';

export type Point = { readonly x: number; readonly y: number };
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Side = 'left' | 'right' | 'top' | 'bottom';

/** A point on the border of a card where a link may leave or arrive. */
export type Port = Point & {
  readonly side: Side;
  /** Dislike of this port, in pixels of detour that would be accepted to avoid it. */
  readonly cost: number;
  /** Straight length that the line needs here: room for a head. */
  readonly stub: number;
};

/** A link to be routed. */
export type Wire = {
  readonly id: string;
  readonly from: readonly Port[];
  readonly to: readonly Port[];
  /** Links of one group may share their way. */
  readonly group: string;
};

const BEND = 24;
/** Turning back on itself: only where there is no other way. */
const U_TURN = 2000;
/** Cost of a port beside which another link has its dot or its head. */
const TAKEN = 40;

/** Routes the wires in order; a wire that has no way is missing in the answer. */
export function route(obstacles: readonly Rect[], bounds: Rect, wires: readonly Wire[]): Map<string, Point[]> {
  const ports = wires.flatMap((wire) => [...wire.from, ...wire.to]);
  const grid = new Grid(obstacles, bounds, ports);
  const drawn = new Map<string, Segment[]>();
  const ways = new Map<string, Point[]>();
  for (const wire of wires) {
    const own = drawn.get(wire.group) ?? [];
    for (const segment of own) grid.weigh(segment, -1);
    const others = [...drawn].filter(([group]) => group !== wire.group).flatMap(([, segments]) => segments);
    const way = new Search(grid, wire, others).run();
    const segments = way === null ? own : [...own, ...segmentsOf(way)];
    for (const segment of segments) grid.weigh(segment, 1);
    drawn.set(wire.group, segments);
    if (way !== null) ways.set(wire.id, way);
  }
  return ways;
}

function segmentsOf(way: readonly Point[]): Segment[] {
  return way.flatMap((a, index) => {
    const b = way[index + 1];
    return b === undefined ? [] : [{ a, b }];
  });
}

/** Directions by number: right, down, left, up. */
const RIGHT = 0;
const DOWN = 1;
const LEFT = 2;
const UP = 3;
const OUT: Record<Side, number> = { right: RIGHT, bottom: DOWN, left: LEFT, top: UP };
const opposite = (direction: number) => (direction + 2) % 4;

/** A search over states: a crossing of tracks, and the direction in which it was come to. */
class Search {
  readonly #grid: Grid;
  readonly #wire: Wire;
  readonly #others: readonly Segment[];
  readonly #best: Float64Array;
  readonly #before: Int32Array;
  /** Where the way begins, for states that come straight out of a port. */
  readonly #starts = new Map<number, Port>();
  readonly #queue = new Queue();

  constructor(grid: Grid, wire: Wire, others: readonly Segment[]) {
    this.#grid = grid;
    this.#wire = wire;
    this.#others = others;
    const states = grid.columns * grid.rows * 4;
    this.#best = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
    this.#before = new Int32Array(states).fill(-1);
  }

  run(): Point[] | null {
    const goals = this.#goals();
    for (const port of this.#wire.from) this.#start(port);
    let end: { state: number; port: Port; cost: number } | null = null;
    for (let state = this.#queue.pop(); state >= 0; state = this.#queue.pop()) {
      const cost = this.#best[state] ?? 0;
      if (end !== null && cost + this.#ahead(state >> 2) >= end.cost) break;
      for (const goal of goals.get(state >> 2) ?? []) {
        const whole = cost + turn(state % 4, goal.direction) + goal.cost;
        if (end === null || whole < end.cost) end = { state, port: goal.port, cost: whole };
      }
      this.#spread(state, cost);
    }
    return end === null ? null : this.#wayTo(end.state, end.port);
  }

  /** The crossings before the ports of the target. */
  #goals(): Map<number, { port: Port; direction: number; cost: number }[]> {
    const goals = new Map<number, { port: Port; direction: number; cost: number }[]>();
    for (const port of this.#wire.to) {
      const stub = this.#grid.stub(port);
      if (stub === null) continue;
      const node = this.#grid.at(stub.column, stub.row);
      const goal = {
        port,
        direction: opposite(OUT[port.side]),
        cost: this.#costOf(port) + distance(this.#grid.point(stub.column, stub.row), port),
      };
      goals.set(node, [...(goals.get(node) ?? []), goal]);
    }
    return goals;
  }

  #costOf(port: Port): number {
    const taken = this.#others.some(({ a, b }) => distance(a, port) < 8 || distance(b, port) < 8);
    return port.cost + (taken ? TAKEN : 0);
  }

  #start(port: Port): void {
    const stub = this.#grid.stub(port);
    if (stub === null) return;
    const state = this.#grid.at(stub.column, stub.row) * 4 + OUT[port.side];
    const cost = this.#costOf(port) + distance(port, this.#grid.point(stub.column, stub.row));
    if (this.#offer(state, cost, -1)) this.#starts.set(state, port);
  }

  #offer(state: number, cost: number, before: number): boolean {
    if ((this.#best[state] ?? 0) <= cost) return false;
    this.#best[state] = cost;
    this.#before[state] = before;
    this.#queue.push(state, cost + this.#ahead(state >> 2));
    return true;
  }

  /** At least so far it is from a crossing to the target. */
  #ahead(node: number): number {
    const { columns, xs, ys } = this.#grid;
    const x = xs[node % columns] ?? 0;
    const y = ys[Math.floor(node / columns)] ?? 0;
    let least = Number.POSITIVE_INFINITY;
    for (const port of this.#wire.to) least = Math.min(least, Math.abs(port.x - x) + Math.abs(port.y - y));
    return least;
  }

  #spread(state: number, cost: number): void {
    const { columns, rows, right, down } = this.#grid;
    const node = state >> 2;
    const came = state % 4;
    const column = node % columns;
    const row = Math.floor(node / columns);
    for (let direction = RIGHT; direction <= UP; direction++) {
      if (direction === opposite(came)) continue;
      const sideways = direction === RIGHT || direction === LEFT;
      const step = direction === RIGHT || direction === DOWN ? 1 : -1;
      const place = sideways ? column + step : row + step;
      if (place < 0 || place >= (sideways ? columns : rows)) continue;
      const next = node + step * (sideways ? 1 : columns);
      const piece = Math.min(node, next);
      const pieces = sideways ? right : down;
      if (pieces.blocked[piece] === 1) continue;
      const way = (pieces.length[piece] ?? 0) + (pieces.penalty[piece] ?? 0);
      this.#offer(next * 4 + direction, cost + turn(came, direction) + way, state);
    }
  }

  #wayTo(last: number, port: Port): Point[] {
    const { columns } = this.#grid;
    const way: Point[] = [port];
    let first = last;
    for (let state = last; state >= 0; state = this.#before[state] ?? -1) {
      first = state;
      const node = state >> 2;
      way.push(this.#grid.point(node % columns, Math.floor(node / columns)));
    }
    const start = this.#starts.get(first);
    if (start !== undefined) way.push(start);
    return straighten(way.reverse().map(({ x, y }) => ({ x, y })));
  }
}

function turn(from: number, to: number): number {
  return from === to ? 0 : from === opposite(to) ? U_TURN : BEND;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** Leaves out the points between which the line does not turn. */
function straighten(way: readonly Point[]): Point[] {
  const turns: Point[] = [];
  for (const [index, point] of way.entries()) {
    const before = turns.at(-1);
    const after = way[index + 1];
    if (before !== undefined && before.x === point.x && before.y === point.y) continue;
    const straight =
      before !== undefined &&
      after !== undefined &&
      ((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
    if (!straight) turns.push(point);
  }
  return turns;
}
