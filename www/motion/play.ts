// Plays a plan: every phase becomes animations of the Web Animations API, all on one clock, so that the whole can be
// paused, sought and reversed. The stage already shows the later moment; what it showed before is laid over it.

import { html, render } from 'lit';
import type { Moment, ObjectId, Value } from '../engine/types';
import { cCallKey } from '../panels/cards/ccall';
import { edgeKey, standingTag, tagKey } from '../panels/cards/frame';
import { cardKey, type Key, zombieKey } from '../panels/cards/keys';
import { valueView } from '../panels/cards/value';
import type { Point, Rect } from '../panels/stage/router';
import type { Still } from '../panels/stage/still';
import { Clock, type Playing } from './clock';
import { flightMarks, type Mark, trailPath } from './flight';
import { moveLinks } from './links';
import type { Act, Phase, Plan, Spot } from './plan';
import { countOf, Times } from './times';
import { EASE, PASS, QUICK } from './timing';

/** Everything that the stage gives to have a plan played. */
export type Show = {
  readonly plan: Plan;
  readonly before: Still;
  readonly after: Still;
  /** The layer for what flies and what is over. It is empty before and afterwards. */
  readonly air: HTMLElement;
  /** Where the output is, seen from the stage. */
  readonly output: Point;
  readonly rate: number;
  readonly direction: 1 | -1;
};

/** What of the earlier picture must be copied before the later one is drawn: places that change, cards that go. */
export function wantedCopies(plan: Plan, earlier: Moment, later: Moment): Set<Key> {
  const keys = new Set<Key>();
  for (const { act } of plan.phases) {
    if (act.do === 'show' || act.do === 'leave') {
      keys.add(act.key);
      const count = countOf(act.key);
      if (count !== null) keys.add(count);
    }
    if (act.do === 'pass') {
      for (const frame of [act.from, act.to]) {
        if (frame !== null) keys.add(tagKey(frame)).add(edgeKey(frame));
      }
    }
  }
  const stay = new Set(cardsOf(later));
  for (const key of cardsOf(earlier)) if (!stay.has(key)) keys.add(key);
  return keys;
}

/** The names of the cards that a moment can have. */
function cardsOf({ stack, objects, parked }: Moment): Key[] {
  return [
    ...stack.map((one, index) => (one.type === 'frame' ? cardKey(one.id) : cCallKey(stack.length - 1 - index))),
    ...objects.map((object) => cardKey(object.id)),
    ...parked.map(({ frame }) => zombieKey(frame)),
  ];
}

export function play(show: Show): Playing {
  return new Player(show).start();
}

const SVG = 'http://www.w3.org/2000/svg';
/** Height of what is left of a frame when it is folded: its first line. */
const FOLDED = 42;

class Player {
  readonly #show: Show;
  readonly #times: Times;
  readonly #clock: Clock;
  readonly #trails: SVGSVGElement;

  constructor(show: Show) {
    this.#show = show;
    this.#times = new Times(show.plan);
    this.#clock = new Clock(show.plan.duration, show.rate);
    this.#trails = document.createElementNS(SVG, 'svg');
    this.#trails.setAttribute('class', 'links');
    show.air.replaceChildren(this.#trails);
  }

  start(): Playing {
    const { plan, before, after, air, direction } = this.#show;
    for (const phase of plan.phases) this.#phase(phase);
    this.#changedPlaces();
    this.#cards();
    moveLinks({ clock: this.#clock, times: this.#times, before, after, lines: this.#trails });
    return this.#clock.play(direction, () => air.replaceChildren());
  }

  /** Lays something into the air. */
  #lay(node: HTMLElement, rect: Rect): void {
    node.removeAttribute('tabindex');
    Object.assign(node.style, {
      left: `${rect.x}px`,
      top: `${rect.y}px`,
      width: `${rect.width}px`,
      height: `${rect.height}px`,
    });
    this.#show.air.append(node);
  }

  /** Lays something over a place; it moves with it. */
  #layOver(key: Key, node: HTMLElement): void {
    const now = this.#show.after.rects.get(key);
    const was = this.#show.before.rects.get(key) ?? now;
    if (was === undefined) return;
    this.#lay(node, { ...was, x: now?.x ?? was.x, y: now?.y ?? was.y });
    if (now !== undefined) this.#move(node, was.x - now.x, was.y - now.y);
  }

  // Places

  /** The box of the first of these that can be seen at that time. */
  #find(keys: readonly Key[], time: number): Rect | null {
    const { before, after } = this.#show;
    const [first, second] = time < this.#times.settle.end ? [before, after] : [after, before];
    for (const key of keys) {
      const rect = first.rects.get(key) ?? second.rects.get(key);
      if (rect !== undefined) return rect;
    }
    return null;
  }

  #point(spot: Spot, time: number): Point | null {
    switch (spot.at) {
      case 'output':
        return this.#show.output;
      case 'hand': {
        const rect = this.#find([cardKey(spot.frame)], time);
        return rect === null ? null : { x: rect.x + rect.width * 0.66, y: rect.y + Math.min(64, rect.height / 2) };
      }
      case 'place':
      case 'above': {
        const rect = this.#find(spot.keys, time);
        if (rect === null) return null;
        const point = { x: rect.x + rect.width / 2, y: rect.y + Math.min(rect.height / 2, 20) };
        return spot.at === 'place' ? point : { x: point.x, y: this.#topOf(spot.keys, rect.y) - 36 };
      }
    }
  }

  /** The upper end of the value stack that a slot belongs to. */
  #topOf(keys: readonly Key[], y: number): number {
    const stack = keys[0]?.match(/^stack:[^:]+:/)?.[0];
    if (stack === undefined) return y;
    const slots = [...this.#show.before.rects].filter(([key]) => key.startsWith(stack));
    return Math.min(y, ...slots.map(([, rect]) => rect.y));
  }

  // Phases

  #phase({ act, start, duration }: Phase): void {
    const end = start + duration;
    switch (act.do) {
      case 'fly':
        this.#fly(act, start, end);
        return;
      case 'light':
        this.#light(act, start, end);
        return;
      case 'unfold':
        this.#unfold(act.frame, act.from, start, end);
        return;
      case 'empty':
        this.#empty(act.frame, start, end);
        return;
      case 'fold':
        this.#fold(act.frame, act.into, start, end);
        return;
      case 'pass':
        this.#pass(act.from, act.to, end);
        return;
      default:
        // Places, cards and links are shown by their times.
        return;
    }
  }

  #fly(act: Extract<Act, { do: 'fly' }>, start: number, end: number): void {
    const stops: { at: number; point: Point }[] = [];
    for (const { spot, time } of act.stops) {
      const point = this.#point(spot, start + time);
      if (point !== null) stops.push({ at: start + time, point });
    }
    if (stops.length < act.stops.length) return;
    const legs: Mark[] = stops.map(({ at, point }) => ({ time: (at - start) / (end - start), point }));
    const chip = chipOf(act.value);
    this.#show.air.append(chip);
    const appears = act.stops[0]?.spot.at === 'hand';
    const vanishes = act.lands === null;
    const frames = flightMarks(legs).map(({ time, point }) => ({
      at: start + time * (end - start),
      transform: `translate(${point.x}px, ${point.y}px) translate(-50%, -50%)`,
    }));
    this.#clock.animate(chip, frames);
    const [rise, fall] = [appears ? 90 : 1, vanishes ? 90 : 1];
    this.#clock.animate(chip, [
      { at: start, opacity: 0 },
      { at: start + rise, opacity: 1 },
      { at: end - fall, opacity: 1 },
      { at: end, opacity: 0 },
    ]);
    const trail = document.createElementNS(SVG, 'path');
    trail.setAttribute('class', 'l-fly');
    trail.setAttribute('d', trailPath(legs));
    this.#trails.append(trail);
    this.#clock.visible(trail, start, end, 60);
    if (act.lands !== null) this.#awaited(act.lands, stops.at(-2)?.at ?? start, end);
  }

  /** The slot that a value flies to waits for it. */
  #awaited(key: Key, start: number, end: number): void {
    if (!this.#show.after.nodes.get(key)?.classList.contains('slot')) return;
    const slot = document.createElement('div');
    slot.className = 'slot await';
    this.#layOver(key, slot);
    this.#clock.visible(slot, start, end);
  }

  #light(act: Extract<Act, { do: 'light' }>, start: number, end: number): void {
    const rect = this.#find(act.keys, start);
    if (rect === null) return;
    const ring = document.createElement('div');
    ring.className = act.bad ? 'ring bad' : 'ring';
    this.#lay(ring, { x: rect.x - 6, y: rect.y - 1, width: rect.width + 12, height: rect.height + 2 });
    this.#clock.visible(ring, start, end + 200, 60);
  }

  /** A frame's outline slides from its code to its place, folded, and unfolds. */
  #unfold(frame: ObjectId, from: readonly Key[], start: number, end: number): void {
    const { after } = this.#show;
    const node = after.nodes.get(cardKey(frame));
    const rect = after.rects.get(cardKey(frame));
    if (node === undefined || rect === undefined) return;
    const source = this.#find(from, start) ?? { ...rect, height: FOLDED };
    this.#slide(node, rect, source, start, end, 1);
  }

  /** The same the other way: fold, slide away, and be gone. */
  #fold(frame: ObjectId, into: readonly Key[], start: number, end: number): void {
    const { before } = this.#show;
    const node = this.#gone(cardKey(frame));
    const rect = before.rects.get(cardKey(frame));
    if (node === undefined || rect === undefined) return;
    this.#lay(node, rect);
    const target = this.#find(into, end) ?? { ...rect, height: FOLDED };
    this.#slide(node, rect, target, start, end, -1);
  }

  /** Between a folded card at `other` and a whole card at `rect`: 0 is folded and away, 1 whole and in place. */
  #slide(node: HTMLElement, rect: Rect, other: Rect, start: number, end: number, direction: 1 | -1): void {
    const outline = document.createElement('div');
    outline.className = 'outline';
    this.#lay(outline, rect);
    const width = Math.min(other.width, rect.width);
    const height = Math.min(FOLDED, rect.height, other.height);
    const away = { x: other.x - rect.x, y: other.y - rect.y };
    const look = (shownWidth: number, shownHeight: number, by: Point, opacity: number, line: number) => {
      const transform = `translate(${by.x}px, ${by.y}px)`;
      const clipPath = `inset(0px ${rect.width - shownWidth}px ${rect.height - shownHeight}px 0px)`;
      return {
        card: { opacity, transform, clipPath, easing: EASE },
        line: { opacity: line, transform, width: `${shownWidth}px`, height: `${shownHeight}px`, easing: EASE },
      };
    };
    const here = { x: 0, y: 0 };
    const looks = [
      { share: 0, ...look(width, height, away, 0, 0) },
      { share: 0.01, ...look(width, height, away, 0, 1) },
      { share: 0.12, ...look(width, height, away, 1, 1) },
      { share: 0.55, ...look(rect.width, height, here, 1, 1) },
      { share: 0.99, ...look(rect.width, rect.height, here, 1, 1) },
      { share: 1, ...look(rect.width, rect.height, here, 1, 0) },
    ];
    const at = (share: number) => start + (end - start) * (direction > 0 ? share : 1 - share);
    const ordered = direction > 0 ? looks : looks.reverse();
    for (const [element, part] of [
      [node, 'card'],
      [outline, 'line'],
    ] as const) {
      this.#clock.animate(
        element,
        ordered.map((one) => ({ at: at(one.share), ...one[part] })),
      );
    }
  }

  /** The copy of a card that goes. */
  #gone(card: Key): HTMLElement | undefined {
    const { before, after } = this.#show;
    return after.rects.has(card) ? undefined : before.copies.get(card);
  }

  /** A place in such a copy. */
  #inGone(key: Key): HTMLElement | undefined {
    const places = this.#gone(cardKey(idOf(key)))?.querySelectorAll<HTMLElement>('[data-place]') ?? [];
    return [...places].find((one) => one.dataset.place === key);
  }

  /** A frame that is over lets go of what it holds. */
  #empty(frame: ObjectId, start: number, end: number): void {
    for (const value of this.#gone(cardKey(frame))?.querySelectorAll('.slot > *') ?? []) {
      this.#clock.tween(value, start, end, { opacity: 1 }, { opacity: 0 });
    }
  }

  /** The heavy line and the tag pass: until then both frames look as they did. */
  #pass(from: ObjectId | null, to: ObjectId | null, time: number): void {
    const { before, after } = this.#show;
    for (const frame of [from, to]) {
      if (frame === null) continue;
      for (const key of [tagKey(frame), edgeKey(frame)]) {
        const live = after.nodes.get(key);
        if (live === undefined) {
          // It is on its way out: it only loses what said "running".
          const gone = this.#inGone(key);
          if (gone !== undefined) this.#lose(gone, time);
          continue;
        }
        const old = before.copies.get(key);
        const copy = old ?? newFrameLook(frame, key);
        this.#layOver(key, copy);
        if (key === tagKey(frame)) copy.style.width = 'auto';
        this.#clock.visible(live, time);
        this.#clock.visible(copy, old === undefined ? (this.#times.comes.get(frame)?.end ?? 0) : 0, time);
      }
    }
  }

  #lose(node: HTMLElement, time: number): void {
    const border = node.classList.contains('border');
    const [had, has] = border ? [{ borderWidth: '3px' }, { borderWidth: '1.5px' }] : [{ opacity: 1 }, { opacity: 0 }];
    this.#clock.tween(node, time - PASS / 2, time, had, has);
  }

  // What follows from the times

  /** Places keep their old look until a value leaves them or lands. */
  #changedPlaces(): void {
    for (const [key, time] of this.#times.shows) {
      const leaves = Math.min(time, this.#times.leaves.get(key) ?? time);
      const gone = this.#inGone(key);
      if (gone !== undefined) this.#emptyInside(key, gone, leaves);
      else if (time > 0) this.#keepOld(key, leaves, time, this.#show.after.nodes.get(key));
    }
  }

  /** A place in a card that goes: it is empty from then on. */
  #emptyInside(key: Key, node: HTMLElement, time: number): void {
    this.#clock.visible(node, 0, time);
    const until = this.#times.goes.get(idOf(key))?.start ?? 0;
    if (node.classList.contains('slot') && until > time) this.#emptySlot(key, time, until);
  }

  /** A place in a card that stays: the old look, then emptiness where a value left, then the new look. */
  #keepOld(key: Key, leaves: number, shows: number, live: HTMLElement | undefined): void {
    if (live !== undefined) this.#clock.visible(live, shows);
    const copy = this.#show.before.copies.get(key);
    const slot = (copy ?? live)?.classList.contains('slot') ?? false;
    if (copy !== undefined && leaves > 0) {
      this.#layOver(key, copy);
      this.#clock.visible(copy, 0, leaves);
    }
    if (!slot) return;
    if (copy === undefined && live !== undefined)
      this.#emptySlot(key, this.#times.comes.get(idOf(key))?.end ?? 0, shows);
    else if (leaves < shows) this.#emptySlot(key, leaves, shows);
  }

  #emptySlot(key: Key, from: number, to: number): void {
    const slot = document.createElement('div');
    slot.className = 'slot empty';
    this.#layOver(key, slot);
    this.#clock.visible(slot, from, to);
  }

  /** Cards that stay move; others come and go. Frames in progress that unfold and fold have done so already. */
  #cards(): void {
    const { before, after } = this.#show;
    const { settle, comes, goes } = this.#times;
    for (const [key, node] of after.nodes) {
      const rect = after.rects.get(key);
      if (!isCard(key) || rect === undefined) continue;
      const was = before.rects.get(key);
      if (was !== undefined) {
        this.#move(node, was.x - rect.x, was.y - rect.y);
        continue;
      }
      const span = isDrawer(key) ? goes.get(idOf(key)) : comes.get(idOf(key));
      if (isDrawer(key)) this.#grow(node, span?.end ?? settle.start, (span?.end ?? settle.start) + QUICK);
      else if (span === undefined || node.dataset.kind !== 'frame') {
        this.#grow(node, (span ?? settle).start, (span ?? settle).end);
      }
    }
    for (const [key, node] of before.copies) {
      const rect = before.rects.get(key);
      if (!isCard(key) || rect === undefined || after.rects.has(key)) continue;
      const span = isDrawer(key) ? comes.get(idOf(key)) : goes.get(idOf(key));
      if (span !== undefined && !isDrawer(key) && node.dataset.kind === 'frame') continue;
      this.#lay(node, rect);
      this.#clock.visible(node, 0, (span ?? settle).start, QUICK);
    }
  }

  #move(node: HTMLElement, dx: number, dy: number): void {
    if (Math.abs(dx) + Math.abs(dy) < 1) return;
    const { start, end } = this.#times.settle;
    this.#clock.tween(node, start, end, { translate: `${dx}px ${dy}px` }, { translate: '0px 0px' });
  }

  /** A card appears. */
  #grow(node: HTMLElement, start: number, end: number): void {
    this.#clock.tween(node, start, end, { opacity: 0, scale: '0.92' }, { opacity: 1, scale: '1' });
  }
}

const isDrawer = (key: Key) => key.startsWith('zombie:');
const isCard = (key: Key) => /^(card|zombie|ccall):/.test(key);
/** The object that a place belongs to; a C call is none. */
const idOf = (key: Key) => (key.startsWith('ccall:') ? Number.NaN : Number(key.split(':')[1]));

function chipOf(value: Value): HTMLElement {
  const chip = document.createElement('div');
  chip.className = 'chip fly';
  render(html`${valueView(value)}`, chip);
  return chip;
}

/** How a frame looks that has been made and is not entered: a thin line, and a tag that says so. */
function newFrameLook(frame: ObjectId, key: Key): HTMLElement {
  const holder = document.createElement('div');
  if (key === edgeKey(frame)) holder.className = 'border new';
  else render(standingTag(frame, 'new', -1), holder);
  return holder;
}
