// Finds ways for links: along the gutters between cards, never over a card or a heading.
//
// The free space is ruled with tracks, 8 px apart, in every gutter between lanes and in every gap between the cards of a lane.
// Each link in turn takes the cheapest way along the tracks (A*): short, with few bends, beside the links that are there
// already and not over them. Pure: rectangles in, lines out.

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

type Segment = { readonly a: Point; readonly b: Point; readonly group: string };

const TRACK = 8;
/** A line keeps this distance from cards that it passes. */
const CLEAR = 5;
/** Tracks in a wide gap: so many from each of its ends, and one in the middle. */
const TRACKS_PER_END = 4;
/** From this distance on a card does not disturb a line that runs beside it. */
const COMFORT = 20;
const BEND = 24;
const CROSSING = 30;
const OVERLAP = 60;
/** Parallel lines nearer than this count as one over the other. */
const TOO_NEAR = 6;

/** Routes the wires in order; a wire that has no way is missing in the answer. */
export function route(obstacles: readonly Rect[], bounds: Rect, wires: readonly Wire[]): Map<string, Point[]> {
  const tracks = ruleTracks(obstacles, bounds);
  const drawn: Segment[] = [];
  const ways = new Map<string, Point[]>();
  for (const wire of wires) {
    const way = findWay(tracks, obstacles, drawn, wire);
    if (way === null) continue;
    ways.set(wire.id, way);
    for (const [index, point] of way.entries()) {
      const next = way[index + 1];
      if (next !== undefined) drawn.push({ a: point, b: next, group: wire.group });
    }
  }
  return ways;
}

/** A line that links may follow; `dislike` is extra cost for each of its pixels. */
type Track = { readonly at: number; readonly dislike: number };
type Tracks = { readonly xs: readonly Track[]; readonly ys: readonly Track[] };

/** Vertical tracks between lanes, horizontal tracks between the cards of each lane. */
export function ruleTracks(obstacles: readonly Rect[], bounds: Rect): Tracks {
  const lanes = merge(obstacles.map((rect) => [rect.x, rect.x + rect.width] as const));
  const xs = gaps(lanes, bounds.x, bounds.x + bounds.width).flatMap(([from, to]) => tracksIn(from, to));
  const ys: Track[] = [];
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
function tracksIn(from: number, to: number): Track[] {
  const middle = (from + to) / 2;
  const steps = Math.floor(((to - from) / 2 - CLEAR) / TRACK);
  if (steps < 0) return [];
  const tracks: Track[] = [];
  for (let step = -steps; step <= steps; step++) {
    if (step !== 0 && steps - Math.abs(step) >= TRACKS_PER_END) continue;
    // Lines that hug a card look as if they were part of it.
    const fromCard = (to - from) / 2 - Math.abs(step) * TRACK;
    tracks.push({ at: Math.round(middle + step * TRACK), dislike: Math.max(0, COMFORT - fromCard) / COMFORT });
  }
  return tracks;
}

function unique(tracks: readonly Track[]): Track[] {
  const sorted = [...tracks].sort((a, b) => a.at - b.at);
  return sorted.filter((track, index) => index === 0 || track.at - (sorted[index - 1]?.at ?? 0) > 1);
}

const OUT: Record<Side, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

/** Directions by number: right, down, left, up. */
const STEPS: readonly Point[] = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
];

function directionOf(point: Point): number {
  return STEPS.findIndex((step) => step.x === point.x && step.y === point.y);
}

type Node = {
  readonly column: number;
  readonly row: number;
  readonly direction: number;
  readonly cost: number;
  readonly port: Port;
  readonly before: Node | null;
};

function findWay(tracks: Tracks, obstacles: readonly Rect[], drawn: readonly Segment[], wire: Wire): Point[] | null {
  const ports = [...wire.from, ...wire.to];
  const sideways = ports.filter((port) => port.side === 'left' || port.side === 'right');
  const upright = ports.filter((port) => port.side === 'top' || port.side === 'bottom');
  const xTracks = withPorts(
    tracks.xs,
    upright.map((port) => port.x),
  );
  const yTracks = withPorts(
    tracks.ys,
    sideways.map((port) => port.y),
  );
  const xs = xTracks.map((track) => track.at);
  const ys = yTracks.map((track) => track.at);
  const point = (column: number, row: number): Point => ({ x: xs[column] ?? 0, y: ys[row] ?? 0 });

  const goals = new Map<number, { port: Port; direction: number }[]>();
  for (const port of wire.to) {
    const stub = stubOf(port, xs, ys);
    if (stub === null) continue;
    const at = stub.row * xs.length + stub.column;
    const inward = (directionOf(OUT[port.side]) + 2) % 4;
    goals.set(at, [...(goals.get(at) ?? []), { port, direction: inward }]);
  }
  const nearestGoal = (from: Point) =>
    Math.min(...wire.to.map((port) => Math.abs(port.x - from.x) + Math.abs(port.y - from.y)));

  const best = new Map<number, number>();
  const queue = new Queue<Node>();
  const offer = (node: Node) => {
    const state = (node.row * xs.length + node.column) * 4 + node.direction;
    if ((best.get(state) ?? Number.POSITIVE_INFINITY) <= node.cost) return;
    best.set(state, node.cost);
    queue.push(node, node.cost + nearestGoal(point(node.column, node.row)));
  };
  for (const port of wire.from) {
    const stub = stubOf(port, xs, ys);
    if (stub === null) continue;
    const to = point(stub.column, stub.row);
    const cost = port.cost + distance(port, to) + crossings(port, to, drawn, wire.group);
    offer({ ...stub, direction: directionOf(OUT[port.side]), cost, port, before: null });
  }

  let found: { node: Node; port: Port; cost: number } | null = null;
  for (let node = queue.pop(); node !== null; node = queue.pop()) {
    const here = point(node.column, node.row);
    if (found !== null && node.cost + nearestGoal(here) >= found.cost) break;
    for (const goal of goals.get(node.row * xs.length + node.column) ?? []) {
      const bend =
        goal.direction === node.direction ? 0 : goal.direction === (node.direction + 2) % 4 ? 4 * BEND : BEND;
      const cost =
        node.cost + bend + goal.port.cost + distance(here, goal.port) + crossings(here, goal.port, drawn, wire.group);
      if (found === null || cost < found.cost) found = { node, port: goal.port, cost };
    }
    for (const [direction, step] of STEPS.entries()) {
      if (direction === (node.direction + 2) % 4) continue;
      const column = node.column + step.x;
      const row = node.row + step.y;
      if (column < 0 || row < 0 || column >= xs.length || row >= ys.length) continue;
      const there = point(column, row);
      if (obstacles.some((rect) => touches(here, there, rect))) continue;
      const bend = direction === node.direction ? 0 : BEND;
      const dislike = (step.x === 0 ? xTracks[column] : yTracks[row])?.dislike ?? 0;
      const length = distance(here, there) * (1 + dislike);
      const cost = node.cost + bend + length + crossings(here, there, drawn, wire.group);
      offer({ column, row, direction, cost, port: node.port, before: node });
    }
  }
  if (found === null) return null;
  const way: Point[] = [found.port];
  let node: Node | null = found.node;
  for (; node !== null; node = node.before) {
    way.push(point(node.column, node.row));
    if (node.before === null) way.push(node.port);
  }
  return straighten(way.reverse().map(({ x, y }) => ({ x, y })));
}

/** Adds the lines of ports to the tracks. */
function withPorts(tracks: readonly Track[], ports: readonly number[]): Track[] {
  const own = [...new Set(ports)].map((at) => ({ at, dislike: 0 }));
  return [...tracks.filter((track) => !ports.includes(track.at)), ...own].sort((a, b) => a.at - b.at);
}

/** The first crossing of tracks straight out of a port. */
function stubOf(port: Port, xs: readonly number[], ys: readonly number[]): { column: number; row: number } | null {
  const out = OUT[port.side];
  const along = out.x !== 0 ? xs : ys;
  const start = out.x !== 0 ? port.x : port.y;
  const sign = out.x + out.y;
  let nearest = -1;
  for (const [index, value] of along.entries()) {
    const away = (value - start) * sign;
    if (away < Math.max(CLEAR, port.stub)) continue;
    if (nearest < 0 || away < ((along[nearest] ?? 0) - start) * sign) nearest = index;
  }
  if (nearest < 0) return null;
  return out.x !== 0 ? { column: nearest, row: ys.indexOf(port.y) } : { column: xs.indexOf(port.x), row: nearest };
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** Whether a line comes too near to a card. */
function touches(a: Point, b: Point, rect: Rect): boolean {
  return (
    Math.max(a.x, b.x) > rect.x - CLEAR &&
    Math.min(a.x, b.x) < rect.x + rect.width + CLEAR &&
    Math.max(a.y, b.y) > rect.y - CLEAR &&
    Math.min(a.y, b.y) < rect.y + rect.height + CLEAR
  );
}

/** What it costs to cross other links, or to lie on them. */
function crossings(a: Point, b: Point, drawn: readonly Segment[], group: string): number {
  let cost = 0;
  const upright = a.x === b.x;
  for (const other of drawn) {
    const otherUpright = other.a.x === other.b.x;
    if (upright === otherUpright) {
      if (other.group === group) continue;
      const apart = upright ? Math.abs(a.x - other.a.x) : Math.abs(a.y - other.a.y);
      if (apart >= TOO_NEAR) continue;
      const shared = upright ? overlap(a.y, b.y, other.a.y, other.b.y) : overlap(a.x, b.x, other.a.x, other.b.x);
      if (shared > 0) cost += OVERLAP + 4 * shared;
    } else {
      const [down, across] = upright ? [{ a, b }, other] : [other, { a, b }];
      if (
        within(down.a.x, across.a.x, across.b.x) &&
        within(across.a.y, down.a.y, down.b.y) &&
        // Half-open, so that a crossing on a track counts once.
        (upright ? across.a.y !== a.y : down.a.x !== a.x)
      ) {
        cost += CROSSING;
      }
    }
  }
  return cost;
}

function overlap(a: number, b: number, c: number, d: number): number {
  return Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d));
}

function within(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b);
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

/** A queue that gives the cheapest first (a binary heap); equal ones in the order of their coming. */
class Queue<T> {
  #heap: { item: T; cost: number; order: number }[] = [];
  #order = 0;

  push(item: T, cost: number): void {
    const heap = this.#heap;
    heap.push({ item, cost, order: this.#order++ });
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): T | null {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length > 0) {
      heap[0] = last;
      for (let at = 0; ; ) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < heap.length && this.#before(child, least)) least = child;
        if (least === at) break;
        this.#swap(at, least);
        at = least;
      }
    }
    return first.item;
  }

  #before(a: number, b: number): boolean {
    const left = this.#heap[a];
    const right = this.#heap[b];
    if (left === undefined || right === undefined) return false;
    return left.cost < right.cost || (left.cost === right.cost && left.order < right.order);
  }

  #swap(a: number, b: number): void {
    const left = this.#heap[a];
    const right = this.#heap[b];
    if (left === undefined || right === undefined) return;
    this.#heap[a] = right;
    this.#heap[b] = left;
  }
}
