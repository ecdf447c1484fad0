// How links come and go: with the cards at their ends, with the place where they begin, or when the running frame changes.

import type { Still } from '../panels/stage/still';
import type { Clock } from './clock';
import type { Span, Times } from './times';
import { QUICK } from './timing';

/** What the motion of links needs to know. */
export type LinkMotion = {
  readonly clock: Clock;
  readonly times: Times;
  readonly before: Still;
  readonly after: Still;
  /** The layer for links that are over. */
  readonly lines: Element;
};

export function moveLinks(motion: LinkMotion): void {
  const { clock, times, before, after } = motion;
  const { settle } = times;
  const crossing = settle.end - settle.start;
  for (const [id, { node }] of after.links) {
    const old = before.links.get(id)?.copy;
    if (old !== undefined && samePath(old, node)) continue;
    // A link that only takes another way changes over while the cards move.
    const fade = old === undefined ? QUICK : crossing;
    const time = old === undefined ? comes(times, id, node) : settle.start;
    const rope = old === undefined ? ropeOf(times, node) : undefined;
    if (rope !== undefined) moveRope(clock, node, rope, true);
    else clock.visible(node, time, undefined, fade);
  }
  for (const [id, { copy }] of before.links) {
    const now = after.links.get(id)?.node;
    if (now !== undefined && samePath(copy, now)) continue;
    const fade = now === undefined ? QUICK : crossing;
    const time = now === undefined ? goes(times, id, copy) : settle.start;
    const rope = now === undefined ? ropeOf(times, copy) : undefined;
    motion.lines.append(copy);
    if (rope !== undefined) moveRope(clock, copy, rope, false);
    else clock.visible(copy, 0, time, fade);
  }
}

function samePath(a: SVGGElement, b: SVGGElement): boolean {
  return a.querySelector('.line')?.getAttribute('d') === b.querySelector('.line')?.getAttribute('d');
}

const ropeOf = (times: Times, { dataset }: SVGGElement) =>
  dataset.link === 'call' ? times.ropes.get(Number(dataset.from)) : undefined;

/** The place where a link begins, from its identity. */
const placeOf = (id: string) => id.slice(0, id.lastIndexOf('>'));

/** A link is there when both its ends are, and what it begins at. That of a new frame to its code is there first. */
function comes(times: Times, id: string, { dataset }: SVGGElement): number {
  const from = times.comes.get(Number(dataset.from));
  if (dataset.link === 'instance' && from !== undefined) return from.start;
  const known = [from?.end, times.comes.get(Number(dataset.to))?.end, times.shows.get(placeOf(id))];
  return latest(known, Math.max) ?? times.pass;
}

function goes(times: Times, id: string, { dataset }: SVGGElement): number {
  const from = times.goes.get(Number(dataset.from));
  if (dataset.link === 'instance' && from !== undefined) return from.end;
  const place = placeOf(id);
  const known = [
    from?.start,
    times.goes.get(Number(dataset.to))?.start,
    times.leaves.get(place) ?? times.shows.get(place),
  ];
  return latest(known, Math.min) ?? times.pass;
}

function latest(times: readonly (number | undefined)[], pick: (...times: number[]) => number): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? pick(...known) : undefined;
}

/** `f_back` grows from the frame that was made to its caller, or is drawn back. */
function moveRope(clock: Clock, node: SVGGElement, { start, end }: Span, grows: boolean): void {
  const line = node.querySelector<SVGPathElement>('.line');
  if (line === null) return;
  const length = line.getTotalLength();
  const look = (strokeDashoffset: number) => ({ strokeDasharray: length, strokeDashoffset });
  const [drawn, hidden] = [look(0), look(length)];
  clock.tween(line, start, end, grows ? hidden : drawn, grows ? drawn : hidden);
  // The dot is there as long as the line, head and label only as long as the line is whole.
  for (const part of node.querySelectorAll('.head, text, rect, circle')) {
    const dot = part.tagName === 'circle';
    if (grows) clock.visible(part, dot ? start : end);
    else clock.visible(part, 0, dot ? end : start);
  }
}
