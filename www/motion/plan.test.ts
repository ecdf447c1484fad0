import { describe, expect, test } from 'vitest';
import { addRun } from '../dev/add';
import { at, move, object, plain, ref } from '../dev/world';
import type { Effect, Snapshot } from '../engine/types';
import { type Act, type Phase, type Plan, planStep } from './plan';
import { APART, GROW, MOVE, PASS, QUICK } from './timing';

const run = addRun();

function planOf(from: number, to = from + 1): Plan {
  const [earlier, later] = [run.snapshots[from], run.snapshots[to]];
  if (earlier === undefined || later === undefined) throw new Error('no such step');
  return planStep(earlier, later);
}

/** A step with other effects, between moments of the run. */
function planWith(from: number, effects: Effect[]): Plan {
  const [earlier, later] = [run.snapshots[from], run.snapshots[from + 1]];
  if (earlier === undefined || later?.step == null) throw new Error('no such step');
  const changed: Snapshot = { ...later, step: { ...later.step, effects } };
  return planStep(earlier, changed);
}

const only = <T extends Act['do']>(plan: Plan, what: T) =>
  plan.phases.filter((phase): phase is Phase & { act: Extract<Act, { do: T }> } => phase.act.do === what);

const order = (plan: Plan, ...kinds: Act['do'][]) =>
  plan.phases
    .filter((phase) => kinds.includes(phase.act.do))
    .sort((a, b) => a.start - b.start)
    .map((phase) => phase.act.do);

const end = (phase: Phase | undefined) => (phase === undefined ? Number.NaN : phase.start + phase.duration);

describe('a load', () => {
  const plan = planOf(0);

  test('flies from the constant to the stack, in one move', () => {
    const [flight] = only(plan, 'fly');
    expect(flight?.act.stops.map((stop) => stop.spot)).toEqual([
      { at: 'place', keys: ['const:20:0', 'field:20:co_consts', 'card:20', 'chip:20'] },
      { at: 'place', keys: ['stack:30:0', 'more:stack:30', 'card:30', 'more:frames'] },
    ]);
    expect(flight?.duration).toBe(MOVE);
  });

  test('keeps the original, and shows the copy where it lands', () => {
    expect(only(plan, 'leave')).toEqual([]);
    expect(only(plan, 'show').map((phase) => [phase.act.key, end(phase)])).toEqual([['stack:30:0', MOVE]]);
  });
});

test('a store takes the value off the stack at once', () => {
  const plan = planOf(2);
  expect(only(plan, 'leave').map((phase) => [phase.act.key, end(phase)])).toEqual([['stack:30:0', 0]]);
  expect(only(plan, 'show').map((phase) => phase.act.key)).toEqual(['entry:1:add']);
});

test('operands fly together, then the result comes', () => {
  const flights = only(planOf(9), 'fly');
  expect(flights.map((flight) => flight.start)).toEqual([0, APART, MOVE + APART]);
  expect(flights[0]?.act.stops.at(-1)?.spot).toEqual({ at: 'hand', frame: 50 });
  expect(flights[2]?.act.stops[0]?.spot).toEqual({ at: 'hand', frame: 50 });
});

test('MAKE_FUNCTION: the code flies into the new card, the reference out of it', () => {
  const plan = planOf(1);
  const [code, made] = only(plan, 'fly');
  const card = { at: 'place', keys: ['card:40'] };
  expect(code?.act.stops.at(-1)?.spot).toEqual(card);
  expect(made?.act.stops[0]?.spot).toEqual(card);
  const [make] = only(plan, 'make');
  expect(make?.start).toBe(end(code));
  expect(made?.start).toBe(end(make));
});

describe('a call', () => {
  const plan = planOf(6);

  test('has its phases in the order of the effects', () => {
    expect(order(plan, 'light', 'unfold', 'rope', 'fly', 'pass')).toEqual([
      'light',
      'unfold',
      'rope',
      'fly',
      'fly',
      'pass',
    ]);
    expect(plan.duration).toBe(QUICK + GROW + PASS + MOVE + APART + PASS);
  });

  test('unfolds the frame out of its code', () => {
    const [unfold] = only(plan, 'unfold');
    expect(unfold?.act.from).toEqual(['card:10', 'chip:10']);
    expect(only(plan, 'light')[0]?.act.keys[0]).toBe('field:40:func_code');
  });

  test('copies the arguments: the caller keeps its own', () => {
    expect(only(plan, 'leave')).toEqual([]);
    const [first, second] = only(plan, 'fly');
    expect((second?.start ?? 0) - (first?.start ?? 0)).toBe(APART);
    expect(only(plan, 'show').map((phase) => phase.act.key)).toEqual(['local:50:0', 'local:50:1']);
  });

  test('leaves the caller running until the frame is entered', () => {
    const [pass] = only(plan, 'pass');
    expect(pass?.act).toEqual({ do: 'pass', from: 30, to: 50 });
    expect(end(pass)).toBe(plan.duration);
  });

  test('takes a parked frame from where it is', () => {
    const zombie = planWith(6, [{ type: 'frameMade', frame: 50, code: 10, function: 40, origin: 'zombie' }]);
    expect(only(zombie, 'unfold')[0]?.act.from[0]).toBe('zombie:50');
    const free = planWith(6, [{ type: 'frameMade', frame: 50, code: 10, function: 40, origin: 'freeList' }]);
    expect(only(free, 'unfold')[0]?.act.from[0]).toBe('more:freeList');
  });
});

describe('a return', () => {
  const plan = planOf(10);

  test('has its phases in the order of the effects', () => {
    expect(order(plan, 'fly', 'pass', 'empty', 'rope', 'fold')).toEqual(['fly', 'pass', 'empty', 'rope', 'fold']);
  });

  test('lets the value hover until the caller has dropped its slots, then land', () => {
    const [flight, ...others] = only(plan, 'fly');
    expect(others).toEqual([]);
    expect(flight?.act.stops.map((stop) => stop.spot.at)).toEqual(['place', 'above', 'above', 'place']);
    expect(flight?.start).toBe(0);
    expect(end(flight)).toBe(plan.duration);
    const pops = only(plan, 'leave').filter((phase) => phase.act.key.startsWith('stack:30:'));
    expect(pops.map((phase) => phase.act.key)).toEqual(['stack:30:2', 'stack:30:1', 'stack:30:0']);
    expect(pops.map((phase) => phase.duration)).toEqual([QUICK, QUICK, QUICK]);
    expect(end(pops.at(-1))).toBe((flight?.start ?? 0) + (flight?.act.stops[2]?.time ?? 0));
  });

  test('parks the frame under its code', () => {
    const [fold] = only(plan, 'fold');
    expect(fold?.act.into).toEqual(['zombie:50', 'card:10', 'chip:10']);
    expect(only(plan, 'show').map((phase) => phase.act.key)).toContain('field:10:co_zombieframe');
  });
});

test('what is printed flies to the output', () => {
  const [flight] = only(planOf(11), 'fly');
  expect(flight?.act.stops.at(-1)?.spot).toEqual({ at: 'output' });
});

test('an exception takes the frames one after the other', () => {
  const plan = planWith(10, [
    { type: 'raised', frame: 50, exception: 'ValueError', message: '' },
    { type: 'frameLeft', frame: 50, back: 30, how: 'raise' },
    { type: 'frameParked', frame: 50, place: null },
    { type: 'raised', frame: 30, exception: 'ValueError', message: '' },
    { type: 'frameLeft', frame: 30, back: null, how: 'raise' },
    { type: 'frameParked', frame: 30, place: null },
  ]);
  const folds = only(plan, 'fold');
  expect(folds.map((phase) => phase.act.frame)).toEqual([50, 30]);
  expect(folds[1]?.start).toBeGreaterThan(end(folds[0]));
  expect(only(plan, 'light').every((phase) => phase.act.bad)).toBe(true);
});

test('a slot that loses a value and gets another is empty in between', () => {
  const plan = planOf(1);
  const [leave] = only(plan, 'leave');
  const [show] = only(plan, 'show');
  expect(leave?.act.key).toBe(show?.act.key);
  expect(end(leave)).toBeLessThan(end(show));
});

describe('a leap over several steps', () => {
  test('unfolds the new frames; nothing flies', () => {
    const plan = planOf(0, 8);
    expect(only(plan, 'fly')).toEqual([]);
    expect(only(plan, 'unfold').map((phase) => phase.act.frame)).toEqual([50]);
  });

  test('folds those that are gone to where they are parked', () => {
    const plan = planOf(8, 12);
    expect(only(plan, 'fold').map((phase) => phase.act.into[0])).toEqual(['zombie:50']);
  });

  test('that changes no frame still has a length', () => {
    expect(planOf(0, 3).duration).toBeGreaterThan(0);
  });
});

test('every step of the run has a plan with an end, and every phase lies within it', () => {
  for (let step = 0; step + 1 < run.snapshots.length; step++) {
    const plan = planOf(step);
    expect(plan.duration).toBeGreaterThan(0);
    for (const phase of plan.phases) {
      expect(phase.start).toBeGreaterThanOrEqual(0);
      expect(end(phase)).toBeLessThanOrEqual(plan.duration);
    }
  }
});

test('a value returned to C code flies to the C call', () => {
  const [earlier, later] = [run.snapshots[10], run.snapshots[11]];
  if (earlier === undefined || later?.step == null) throw new Error('no such step');
  const effects: Effect[] = [
    move(plain('3'), at.stack(50, 0), at.returned(50)),
    { type: 'frameLeft', frame: 50, back: 30, how: 'return' },
    { type: 'frameParked', frame: 50, place: null },
  ];
  const moment = {
    ...later.moment,
    stack: [{ type: 'cCall' as const, name: 'map', progress: '' }, ...later.moment.stack],
  };
  const plan = planStep(earlier, { made: [], moment, step: { ...later.step, effects } });
  expect(only(plan, 'fly')[0]?.act.stops.at(-1)?.spot).toEqual({ at: 'place', keys: ['ccall:1'] });
});

test('a reference that is made flies out of the card of what was made', () => {
  const list = ref(40, 'function', 'add');
  const plan = planWith(3, [move(list, at.made, at.stack(30, 0))]);
  expect(only(plan, 'fly')[0]?.act.stops[0]?.spot).toEqual({ at: 'place', keys: ['card:40'] });
});

describe('a generator', () => {
  const effects: Effect[] = [
    { type: 'frameLeft', frame: 31, back: 30, how: 'yield' },
    { type: 'frameSuspended', frame: 31, generator: 41 },
  ];

  test('goes aside whole when it yields: its rope is withdrawn, and nothing folds', () => {
    const plan = planWith(8, effects);
    expect(order(plan, 'pass', 'rope', 'settle', 'fold')).toEqual(['pass', 'rope', 'settle']);
    expect(only(plan, 'rope')[0]?.act).toMatchObject({ frame: 31, grows: false });
    expect(only(plan, 'settle')[0]?.duration).toBe(GROW);
  });

  test('comes back whole when it goes on: nothing unfolds, and its rope grows again', () => {
    const [earlier, later] = [run.snapshots[8], run.snapshots[9]];
    if (earlier === undefined || later?.step == null) throw new Error('no such step');
    const waits = object(31, 'frame', 'count');
    const before = { ...earlier, moment: { ...earlier.moment, objects: [...earlier.moment.objects, waits] } };
    const plan = planStep(before, {
      ...later,
      step: { ...later.step, effects: [{ type: 'frameEntered', frame: 31 }] },
    });
    expect(order(plan, 'settle', 'rope', 'pass', 'unfold')).toEqual(['settle', 'rope', 'pass']);
    expect(only(plan, 'rope')[0]?.act).toMatchObject({ frame: 31, grows: true });
  });
});
