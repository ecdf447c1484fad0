// The line that a value follows through the air.

import type { Point } from '../panels/stage/router';

/** A point of a flight: when (0 to 1) and where. */
export type Mark = { readonly time: number; readonly point: Point };

/** Points along each leg, so that straight pieces between them look like a curve. */
const PIECES = 12;

/** A curve from one point to another: sideways first it bows upwards, up and down it bows to the left. */
export function bow(from: Point, to: Point): { readonly control: Point } {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lift = Math.min(60, Math.hypot(dx, dy) * 0.16);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  if (Math.abs(dx) >= Math.abs(dy)) return { control: { x: middle.x, y: middle.y - lift } };
  return { control: { x: middle.x - lift, y: middle.y } };
}

/** A point of the curve. */
export function pointAt(from: Point, control: Point, to: Point, t: number): Point {
  const u = 1 - t;
  return {
    x: u * u * from.x + 2 * u * t * control.x + t * t * to.x,
    y: u * u * from.y + 2 * u * t * control.y + t * t * to.y,
  };
}

/** Fast at first, slow at the end, like every movement here. */
export function ease(t: number): number {
  return 1 - (1 - t) ** 3;
}

/** Where the value is at which time; `stops` are in order of time, from 0 to 1. */
export function flightMarks(stops: readonly Mark[]): Mark[] {
  const marks: Mark[] = [];
  for (const [index, stop] of stops.entries()) {
    const next = stops[index + 1];
    if (next === undefined) {
      marks.push(stop);
      break;
    }
    const still = stop.point.x === next.point.x && stop.point.y === next.point.y;
    const { control } = bow(stop.point, next.point);
    for (let piece = 0; piece < (still ? 1 : PIECES); piece++) {
      const t = piece / PIECES;
      marks.push({
        time: stop.time + (next.time - stop.time) * t,
        point: pointAt(stop.point, control, next.point, ease(t)),
      });
    }
  }
  return marks;
}

/** The same line to be drawn under the value. */
export function trailPath(stops: readonly Mark[]): string {
  const [first, ...rest] = stops;
  if (first === undefined) return '';
  let from = first.point;
  let path = `M${from.x} ${from.y}`;
  for (const { point } of rest) {
    if (point.x === from.x && point.y === from.y) continue;
    const { control } = bow(from, point);
    path += `Q${control.x} ${control.y} ${point.x} ${point.y}`;
    from = point;
  }
  return path;
}
