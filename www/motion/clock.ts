// One clock for all animations of a step: each lasts as long as the whole, so that they can be paused, sought and
// reversed together.

import { EASE } from './timing';

/** A keyframe with its time in milliseconds. */
export type Timed = { readonly at: number } & Keyframe;

/** An animation that runs. */
export type Playing = {
  /** Resolves when it is over or was finished. */
  readonly over: Promise<void>;
  /** Ends it at once. */
  finish(): void;
};

export class Clock {
  /** Length of the step at normal speed, in milliseconds. */
  readonly total: number;
  readonly #rate: number;
  readonly #animations: Animation[] = [];

  constructor(total: number, rate: number) {
    this.total = total;
    this.#rate = rate;
  }

  /** Animates through these looks; the first holds until its time, the last from its time on. */
  animate(node: Element, frames: readonly Timed[]): void {
    const { total } = this;
    const [first, last] = [frames[0], frames.at(-1)];
    if (first === undefined || last === undefined) return;
    const keyframes = [{ ...first, at: 0 }, ...frames, { ...last, at: total }].map(({ at, ...look }) => ({
      ...look,
      offset: Math.max(0, Math.min(1, at / total)),
    }));
    this.#animations.push(node.animate(keyframes, { duration: total / this.#rate, fill: 'both' }));
  }

  /** Goes from one look to another. */
  tween(node: Element, start: number, end: number, from: Keyframe, to: Keyframe): void {
    this.animate(node, [
      { at: start, ...from, easing: EASE },
      { at: end, ...to },
    ]);
  }

  /** Visible from one time to another (to the end, if none is given). */
  visible(node: Element, from: number, to = this.total, fade = 0): void {
    this.animate(node, [
      { at: from, opacity: from > 0 ? 0 : 1 },
      { at: Math.min(from + fade, to), opacity: 1 },
      { at: to, opacity: 1 },
      { at: to + fade, opacity: to < this.total ? 0 : 1 },
    ]);
  }

  /** Lets everything run, forwards or backwards; `done` is called when it is over, or finished before. */
  play(direction: 1 | -1, done: () => void): Playing {
    const animations = this.#animations;
    if (direction < 0) for (const animation of animations) animation.reverse();
    let resolve = () => {};
    const over = new Promise<void>((call) => {
      resolve = call;
    });
    const finish = () => {
      for (const animation of animations) animation.cancel();
      done();
      resolve();
    };
    // A cancelled animation rejects: then it was finished already.
    Promise.all(animations.map((animation) => animation.finished)).then(finish, () => {});
    return { over, finish };
  }
}
