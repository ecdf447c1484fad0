import { describe, expect, it } from 'vitest';
import { addRun } from '../../dev/add';
import type { CStep, Frame, Moment, Snapshot } from '../../engine/types';
import { countCSteps, type Inside, next, to, within } from './within';

const { snapshots } = addRun();

const cStep = (effects: number, what: string, counted: CStep['counted'] = []): CStep => ({
  function: 'call_function',
  what,
  condition: null,
  narration: [{ text: what, code: false }],
  counted,
  effects,
});

/** The hand-made run, with a C step for each effect of its call. */
function run(): Snapshot[] {
  return snapshots.map((snapshot): Snapshot => {
    const { step } = snapshot;
    const callStats = [{ counter: 'ALL', count: 0 }];
    const moment = { ...snapshot.moment, callStats };
    if (step?.op !== 'CALL_FUNCTION' && step?.op !== 'RETURN_VALUE') return { ...snapshot, moment };
    const cSteps = step.effects.map((_, index) =>
      cStep(index, `step ${index}`, index === 1 ? callStats.map((one) => ({ ...one, count: 1 })) : []),
    );
    return { ...snapshot, moment, step: { ...step, cSteps } };
  });
}

const moments = run();
const call = moments.findIndex(({ step }) => step?.op === 'CALL_FUNCTION');
const [before, after] = [moments[call - 1], moments[call]] as [Snapshot, Snapshot];
const count = countCSteps(after);
const frames = (moment: Moment) => moment.stack.filter((one): one is Frame & { type: 'frame' } => one.type === 'frame');
const seek = async (n: number) => moments[n] as Snapshot;

describe('a moment within a call', () => {
  it('begins as the moment before and ends as the one after', () => {
    expect(count).toBeGreaterThan(3);
    expect(within(before, after, count).moment).toBe(after.moment);
    expect(within(before, after, 1).moment.n).toBe(before.moment.n);
  });

  it('shows the new frame before it is entered, then its arguments one by one', () => {
    const steps = after.step?.effects ?? [];
    const made = steps.findIndex(({ type }) => type === 'frameMade');
    const entered = steps.findIndex(({ type }) => type === 'frameEntered');
    const fresh = frames(within(before, after, made + 1).moment)[0];
    expect(fresh).toMatchObject({ name: 'add', state: 'new', stack: [], lasti: -1 });
    expect(fresh?.fastlocals.map(({ value }) => value.type)).toEqual(['null', 'null']);
    const filled = frames(within(before, after, entered).moment)[0];
    expect(filled?.fastlocals.map(({ value }) => value.type)).toEqual(['plain', 'plain']);
    const states = frames(within(before, after, entered + 1).moment).map(({ state }) => state);
    expect(states).toEqual(['running', 'waiting']);
  });

  it('leaves the moments that it comes from as they are', () => {
    const copies = structuredClone([before, after]);
    for (let taken = 1; taken <= count; taken += 1) within(before, after, taken);
    expect([before, after]).toEqual(copies);
  });

  it('tells of one C step at a time, and all of them are the instruction', () => {
    const told = Array.from({ length: count }, (_, index) => within(before, after, index + 1).step);
    expect(told.flatMap((step) => step?.effects ?? [])).toEqual(after.step?.effects);
    expect(told.map((step) => step?.narration[0]?.text)).toEqual(after.step?.cSteps.map(({ what }) => what));
  });

  it('counts what the steps so far have counted', () => {
    expect(within(before, after, 1).moment.callStats).toEqual([{ counter: 'ALL', count: 0 }]);
    expect(within(before, after, 2).moment.callStats).toEqual([{ counter: 'ALL', count: 1 }]);
  });
});

describe('stepping', () => {
  /** Every place of the run, as the moment and how many C steps are taken. */
  async function places(by: 1 | -1): Promise<string[]> {
    const length = moments.length - 1;
    let here: { snapshot: Snapshot; inside: Inside | null } = {
      snapshot: moments[by > 0 ? 0 : length] as Snapshot,
      inside: null,
    };
    const found: string[] = [];
    for (;;) {
      const { snapshot, inside } = here;
      const whole = inside === null || inside.taken === countCSteps(inside.whole);
      found.push(`${(inside?.whole ?? snapshot).moment.n}${whole ? '' : `.${inside?.taken}`}`);
      const step = await next(here, by, length, seek);
      if (step === null) return found;
      expect(step.forward).toBe(by > 0);
      here = step;
    }
  }

  it('goes through the same places forwards and backwards', async () => {
    const forwards = await places(1);
    expect(forwards).toHaveLength(new Set(forwards).size);
    expect(forwards.filter((place) => place.startsWith(`${call}.`))).toHaveLength(count - 1);
    expect(await places(-1)).toEqual(forwards.reverse());
  });

  it('goes to a C step of the instruction on the page, and to no other', async () => {
    const here = { snapshot: after, inside: null };
    const found = await to(here, 2, 0, seek);
    expect(found).toMatchObject({ inside: { taken: 2 }, forward: false });
    expect(await to(here, count + 1, 0, seek)).toBeNull();
    expect(await to({ snapshot: before, inside: null }, 1, 0, seek)).toBeNull();
  });
});
