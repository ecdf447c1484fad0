// Plays a plan: every phase becomes animations of the Web Animations API, all on one clock, so that the whole can be
// paused, sought and reversed. The stage already shows the later moment; what it showed before is laid over it.

import { html, render } from 'lit';
import type { ObjectId, Value } from '../engine/types';
import { edgeKey, standingTag, tagKey } from '../panels/cards/frame';
import { cardKey, type Key } from '../panels/cards/keys';
import { valueView } from '../panels/cards/value';
import type { Point, Rect } from '../panels/stage/router';
import type { Still } from './capture';
import { flightMarks, type Mark, trailPath } from './flight';
import { type Act, type Phase, type Plan, type Spot, zombieKey } from './plan';
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

/** An animation that runs. */
export type Playing = {
  /** Resolves when it is over or was finished. */
  readonly over: Promise<void>;
  /** Ends it at once. */
  finish(): void;
};

/** The places of which the earlier picture must be copied before the later one is drawn. */
export function wantedCopies(plan: Plan): Set<Key> {
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
  return keys;
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
  readonly #animations: Animation[] = [];
  readonly #trails: SVGSVGElement;

  constructor(show: Show) {
    this.#show = show;
    this.#times = new Times(show.plan);
    this.#trails = document.createElementNS(SVG, 'svg');
    this.#trails.setAttribute('class', 'links');
    show.air.replaceChildren(this.#trails);
  }

  start(): Playing {
    for (const phase of this.#show.plan.phases) this.#phase(phase);
    this.#changedPlaces();
    this.#cards();
    this.#links();
    const { air, direction } = this.#show;
    const animations = this.#animations;
    if (direction < 0) for (const animation of animations) animation.reverse();
    let resolve = () => {};
    const over = new Promise<void>((done) => {
      resolve = done;
    });
    const finish = () => {
      for (const animation of animations) animation.cancel();
      air.replaceChildren();
      resolve();
    };
    Promise.all(animations.map((animation) => animation.finished)).then(finish, () => {});
    return { over, finish };
  }

  /** One animation over the whole length of the plan; `frames` have times in milliseconds. */
  #animate(node: Element, frames: readonly Timed[]): void {
    const { total } = this.#times;
    const [first, last] = [frames[0], frames.at(-1)];
    if (first === undefined || last === undefined || total === 0) return;
    const whole = [{ ...first, at: 0 }, ...frames, { ...last, at: total }];
    const keyframes = whole.map(({ at, ...style }) => ({ ...style, offset: clamp(at / total) }));
    const duration = total / this.#show.rate;
    this.#animations.push(node.animate(keyframes, { duration, fill: 'both', easing: 'linear' }));
  }

  /** Visible from one time to another. */
  #visible(node: Element, from: number, to: number, fade = 0): void {
    const { total } = this.#times;
    const frames: Timed[] = [];
    if (from > 0) {
      frames.push({ at: 0, opacity: 0 }, { at: from, opacity: 0 });
      frames.push({ at: Math.min(from + fade, to), opacity: 1 });
    } else frames.push({ at: 0, opacity: 1 });
    if (to < total) frames.push({ at: to, opacity: 1 }, { at: to + fade, opacity: 0 }, { at: total, opacity: 0 });
    else frames.push({ at: total, opacity: 1 });
    this.#animate(node, frames);
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
    const frames: Timed[] = flightMarks(legs).map(({ time, point }) => ({
      at: start + time * (end - start),
      transform: `translate(${point.x}px, ${point.y}px) translate(-50%, -50%)`,
    }));
    this.#animate(chip, frames);
    const tail = vanishes ? 90 : 0;
    this.#animate(chip, [
      { at: 0, opacity: 0 },
      { at: start, opacity: 0 },
      { at: start + (appears ? 90 : 1), opacity: 1 },
      { at: end - tail, opacity: 1 },
      { at: end, opacity: vanishes ? 0 : 1 },
      { at: end + 0.01, opacity: 0 },
      { at: this.#times.total, opacity: 0 },
    ]);
    const trail = document.createElementNS(SVG, 'path');
    trail.setAttribute('class', 'l-fly');
    trail.setAttribute('d', trailPath(legs));
    this.#trails.append(trail);
    this.#visible(trail, start, end, 60);
    if (act.lands !== null) this.#awaited(act.lands, stops.at(-2)?.at ?? start, end);
  }

  /** The slot that a value flies to waits for it. */
  #awaited(key: Key, start: number, end: number): void {
    const node = this.#show.after.nodes.get(key);
    const rect = this.#show.after.rects.get(key);
    if (node === undefined || rect === undefined || !node.classList.contains('slot')) return;
    const ghost = document.createElement('div');
    ghost.className = 'slot await';
    this.#lay(ghost, rect);
    this.#visible(ghost, start, end);
  }

  #light(act: Extract<Act, { do: 'light' }>, start: number, end: number): void {
    const rect = this.#find(act.keys, start);
    if (rect === null) return;
    const ring = document.createElement('div');
    ring.className = act.bad ? 'ring bad' : 'ring';
    this.#lay(ring, { x: rect.x - 6, y: rect.y - 1, width: rect.width + 12, height: rect.height + 2 });
    this.#visible(ring, start, end + 200, 60);
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
    const { before, after } = this.#show;
    const node = before.nodes.get(cardKey(frame));
    const rect = before.rects.get(cardKey(frame));
    if (node === undefined || rect === undefined || after.rects.has(cardKey(frame))) return;
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
      this.#animate(
        element,
        ordered.map((one) => ({ at: at(one.share), ...one[part] })),
      );
    }
  }

  /** A frame that is over lets go of what it holds. */
  #empty(frame: ObjectId, start: number, end: number): void {
    const node = this.#show.before.nodes.get(cardKey(frame));
    if (node === undefined || this.#show.after.rects.has(cardKey(frame))) return;
    for (const value of node.querySelectorAll('.slot > *')) {
      this.#animate(value, [
        { at: 0, opacity: 1 },
        { at: start, opacity: 1 },
        { at: end, opacity: 0 },
        { at: this.#times.total, opacity: 0 },
      ]);
    }
  }

  /** The heavy line and the tag pass: until then both frames look as they did. */
  #pass(from: ObjectId | null, to: ObjectId | null, time: number): void {
    const { before, after } = this.#show;
    for (const frame of [from, to]) {
      if (frame === null) continue;
      for (const key of [tagKey(frame), edgeKey(frame)]) {
        const live = after.nodes.get(key);
        const rect = after.rects.get(key);
        if (live === undefined || rect === undefined) {
          // It is on its way out: it only loses what said "running".
          const gone = before.nodes.get(key);
          if (gone !== undefined && !after.rects.has(cardKey(frame))) this.#lose(gone, time);
          continue;
        }
        const copy = before.copies.get(key) ?? newFrameLook(frame, key);
        const was = before.rects.get(key);
        const since = was === undefined ? (this.#times.comes.get(frame)?.end ?? 0) : 0;
        this.#visible(live, time, this.#times.total);
        this.#lay(copy, was ?? rect);
        if (was === undefined && key === tagKey(frame)) copy.style.width = 'auto';
        this.#visible(copy, since, time);
      }
    }
  }

  #lose(node: HTMLElement, time: number): void {
    const thin = node.classList.contains('border');
    const { total } = this.#times;
    const [had, has] = thin ? [{ borderWidth: '3px' }, { borderWidth: '1.5px' }] : [{ opacity: 1 }, { opacity: 0 }];
    this.#animate(node, [
      { at: 0, ...had },
      { at: time - PASS / 2, ...had },
      { at: time, ...has },
      { at: total, ...has },
    ]);
  }

  // What follows from the times

  /** Places keep their old look until a value leaves them or lands. */
  #changedPlaces(): void {
    const { before, after, air } = this.#show;
    for (const [key, time] of this.#times.shows) {
      const leaves = Math.min(time, this.#times.leaves.get(key) ?? time);
      const node = before.nodes.get(key);
      const was = before.rects.get(key);
      const card = node?.closest('.card');
      if (node !== undefined && was !== undefined && card != null && (!card.isConnected || air.contains(card))) {
        this.#emptyInside(node, card, was, leaves);
      } else if (time > 0) {
        this.#keepOld(key, leaves, time, after.nodes.get(key));
      }
    }
  }

  /** A place in a card that goes: it is empty from then on. */
  #emptyInside(node: HTMLElement, card: Element, rect: Rect, time: number): void {
    this.#visible(node, 0, time);
    const until = this.#cardGoes(card);
    if (node.classList.contains('slot') && until > time) this.#emptySlot(rect, time, until);
  }

  /** A place in a card that stays: the old look, then emptiness where a value left, then the new look. */
  #keepOld(key: Key, leaves: number, shows: number, live: HTMLElement | undefined): void {
    const { before, after } = this.#show;
    if (live !== undefined) this.#visible(live, shows, this.#times.total);
    const was = before.rects.get(key);
    const copy = before.copies.get(key);
    if (was !== undefined && copy !== undefined) {
      if (leaves > 0) {
        this.#lay(copy, was);
        this.#visible(copy, 0, leaves);
      }
      if (leaves < shows && copy.classList.contains('slot')) this.#emptySlot(was, leaves, shows);
      return;
    }
    const rect = after.rects.get(key);
    if (live?.classList.contains('slot') && rect !== undefined) this.#emptySlot(rect, this.#cardComes(live), shows);
  }

  #emptySlot(rect: Rect, from: number, to: number): void {
    const slot = document.createElement('div');
    slot.className = 'slot empty';
    this.#lay(slot, rect);
    this.#visible(slot, from, to);
  }

  /** When the card around an element is there. */
  #cardComes(node: Element): number {
    const id = node.closest<HTMLElement>('[data-card]')?.dataset.card;
    return id === undefined ? 0 : (this.#times.comes.get(Number(id))?.end ?? 0);
  }

  #cardGoes(card: Element): number {
    const id = card instanceof HTMLElement ? card.dataset.card : undefined;
    return id === undefined ? 0 : (this.#times.goes.get(Number(id))?.start ?? 0);
  }

  /** Cards that stay move; others come and go. */
  #cards(): void {
    const { before, after } = this.#show;
    const { settle, comes, goes, total } = this.#times;
    for (const [key, node] of after.nodes) {
      if (!isCard(key)) continue;
      const rect = after.rects.get(key);
      const was = before.rects.get(key);
      if (rect === undefined) continue;
      if (was !== undefined) {
        const [dx, dy] = [was.x - rect.x, was.y - rect.y];
        if (Math.abs(dx) < 0.5 && Math.abs(dy) < 0.5) continue;
        const away = `${dx}px ${dy}px`;
        this.#animate(node, [
          { at: 0, translate: away },
          { at: settle.start, translate: away, easing: EASE },
          { at: settle.end, translate: '0px 0px' },
          { at: total, translate: '0px 0px' },
        ]);
        continue;
      }
      const id = idOf(key);
      const drawer = key.startsWith('zombie:');
      const comesAt = drawer ? goes.get(id)?.end : comes.get(id)?.start;
      if (!drawer && comes.has(id) && before.rects.has(zombieKey(id))) continue;
      if (!drawer && node.dataset.kind === 'frame' && comes.has(id)) continue;
      this.#grow(
        node,
        comesAt ?? settle.start,
        drawer ? QUICK : (comes.get(id)?.end ?? settle.end) - (comesAt ?? settle.start),
      );
    }
    for (const [key, node] of before.nodes) {
      if (!isCard(key) || after.rects.has(key)) continue;
      const id = idOf(key);
      const rect = before.rects.get(key);
      const drawer = key.startsWith('zombie:');
      if (rect === undefined || (!drawer && goes.has(id) && node.dataset.kind === 'frame')) continue;
      const until = drawer ? (comes.get(id)?.start ?? settle.start) : (goes.get(id)?.start ?? settle.start);
      const ghost = node.isConnected && !this.#show.air.contains(node) ? (node.cloneNode(true) as HTMLElement) : node;
      this.#lay(ghost, rect);
      this.#visible(ghost, 0, until, QUICK);
    }
  }

  /** A card appears. */
  #grow(node: HTMLElement, start: number, duration: number): void {
    this.#animate(node, [
      { at: 0, opacity: 0, scale: '0.92' },
      { at: start, opacity: 0, scale: '0.92', easing: EASE },
      { at: start + duration, opacity: 1, scale: '1' },
      { at: this.#times.total, opacity: 1, scale: '1' },
    ]);
  }

  /** Links appear when both their ends are there, and go when one of them does. */
  #links(): void {
    const { before, after } = this.#show;
    const { total, ropes, settle } = this.#times;
    for (const [id, { node }] of after.links) {
      const old = before.links.get(id);
      if (old !== undefined && samePath(old.copy, node)) continue;
      const from = Number(node.dataset.from);
      const rope = node.dataset.link === 'call' ? ropes.get(from) : undefined;
      const time = this.#linkComes(id, node);
      // A link that only takes another way changes over while the cards move.
      const fade = old === undefined ? QUICK : settle.end - settle.start;
      if (rope !== undefined) this.#rope(node, rope.start, rope.end, true);
      else this.#visible(node, time, total, fade);
      const label = after.labels.get(id)?.node;
      if (label !== undefined) this.#visible(label, rope?.end ?? time, total, fade);
    }
    for (const [id, { copy }] of before.links) {
      const now = after.links.get(id);
      if (now !== undefined && samePath(copy, now.node)) continue;
      this.#trails.append(copy);
      const rope = copy.dataset.link === 'call' ? ropes.get(Number(copy.dataset.from)) : undefined;
      const time = now !== undefined ? settle.start : this.#linkGoes(id, copy);
      const fade = now === undefined ? QUICK : settle.end - settle.start;
      if (rope !== undefined && now === undefined) this.#rope(copy, rope.start, rope.end, false);
      else this.#visible(copy, 0, time, fade);
      const label = before.labels.get(id)?.copy;
      if (label === undefined) continue;
      this.#show.air.append(label);
      this.#visible(label, 0, rope?.start ?? time, fade);
    }
  }

  #linkComes(id: string, node: SVGGElement): number {
    const { comes, shows, pass, settle } = this.#times;
    const ends = [node.dataset.from, node.dataset.to].map((end) => comes.get(Number(end)));
    if (node.dataset.link === 'instance' && ends[0] !== undefined) return ends[0].start;
    const place = id.slice(0, id.lastIndexOf('>'));
    const times = [...ends.map((span) => span?.end), shows.get(place)].filter((time) => time !== undefined);
    if (times.length > 0) return Math.max(...times);
    return this.#show.before.links.has(id) ? settle.start : pass;
  }

  #linkGoes(id: string, node: SVGGElement): number {
    const { goes, shows, leaves, pass } = this.#times;
    const ends = [node.dataset.from, node.dataset.to].map((end) => goes.get(Number(end)));
    if (node.dataset.link === 'instance' && ends[0] !== undefined) return ends[0].end;
    const place = id.slice(0, id.lastIndexOf('>'));
    const times = [...ends.map((span) => span?.start), leaves.get(place) ?? shows.get(place)].filter(
      (time) => time !== undefined,
    );
    return times.length > 0 ? Math.min(...times) : pass;
  }

  /** `f_back` grows from the frame that was made to its caller, or is drawn back. */
  #rope(node: SVGGElement, start: number, end: number, grows: boolean): void {
    const line = node.querySelector<SVGPathElement>('.line');
    if (line === null) return;
    const length = line.getTotalLength();
    const [first, last] = grows ? [length, 0] : [0, length];
    const strokeDasharray = `${length} ${length}`;
    this.#animate(line, [
      { at: 0, strokeDasharray, strokeDashoffset: first },
      { at: start, strokeDasharray, strokeDashoffset: first, easing: EASE },
      { at: end, strokeDasharray, strokeDashoffset: last },
      { at: this.#times.total, strokeDasharray, strokeDashoffset: last },
    ]);
    for (const part of node.querySelectorAll('.head, circle')) {
      const time = part.classList.contains('head') === grows ? end : start;
      if (grows) this.#visible(part, time, this.#times.total);
      else this.#visible(part, 0, time === start ? start : end);
    }
  }
}

/** A keyframe with its time in milliseconds. */
type Timed = { readonly at: number } & Keyframe;

const clamp = (share: number) => Math.max(0, Math.min(1, share));
const isCard = (key: Key) => /^(card|zombie|ccall):/.test(key);
/** The object of a card; a C call has none. */
const idOf = (key: Key) => (key.startsWith('ccall:') ? Number.NaN : Number(key.slice(key.indexOf(':') + 1)));

function samePath(a: SVGGElement, b: SVGGElement): boolean {
  return a.querySelector('.line')?.getAttribute('d') === b.querySelector('.line')?.getAttribute('d');
}

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
