import { beforeEach, describe, expect, it } from 'vitest';
import type { ProgramFile } from '../engine/session';
import { addLength, addProgram, addSnapshot } from '../testing/add-run';
import { FakeRunner } from '../testing/fake-runner';
import { type PlayerState, Store } from './store';

const file: ProgramFile = { name: 'test.pyc', bytes: new Uint8Array(), source: undefined };

let runner: FakeRunner;
let store: Store;
let states: PlayerState[];

const shown = () => store.state.snapshot?.moment.n;

beforeEach(async () => {
  runner = new FakeRunner();
  states = [];
  const pace = { settled: () => Promise.resolve(), dwell: () => Promise.resolve() };
  store = new Store(runner, pace, (state) => states.push(state));
  await store.open(file);
});

describe('a guide', () => {
  let open: Set<number>;

  beforeEach(() => {
    open = new Set([9]);
    store.guide = { stops: [5, 9], isOpen: (n) => open.has(n) };
  });

  it('is not passed by a longer step', async () => {
    store.setGrain('call');
    await store.step();
    expect(shown()).toBe(5);
    await store.step();
    expect(shown()).toBe(7);
    await store.back();
    expect(shown()).toBe(0);
  });

  it('is not passed by a move of a debugger either, nor left by one while its question is open', async () => {
    await store.go({ type: 'over' });
    expect(shown()).toBe(5);
    await store.seek(9);
    await store.go({ type: 'out' });
    expect(shown()).toBe(9);
    expect(runner.moves).toHaveLength(1);
  });

  it('ends a play where it stops, and the next goes on from there', async () => {
    await store.play();
    expect([shown(), store.state.playing]).toEqual([5, false]);
    await store.play();
    expect([shown(), store.state.playing]).toEqual([9, false]);
  });

  it('lets nobody step or play on from its open question, but go back or jump', async () => {
    await store.seek(8);
    await Promise.all([store.step(), store.step(), store.step()]);
    expect([shown(), store.isHeld]).toEqual([9, true]);
    store.setGrain('line');
    await store.step();
    await store.play();
    expect([shown(), store.state.playing]).toEqual([9, false]);
    store.setGrain('instruction');
    await store.back();
    expect([shown(), store.isHeld]).toEqual([8, false]);
    await store.toEnd();
    expect(shown()).toBe(addLength);
    await store.seek(9);
    open.clear();
    await store.step();
    expect(shown()).toBe(10);
  });
});

describe('moves of debuggers', () => {
  it('lead where the machine says, forwards and back, as steps that are seen', async () => {
    await store.open(file);
    await store.go({ type: 'over' });
    expect(store.state).toMatchObject({ snapshot: addSnapshot(9), previous: addSnapshot(0), direction: 1 });
    await store.go({ type: 'out' }, true);
    expect(store.state.snapshot?.moment.n).toBe(0);
    expect(runner.moves).toEqual([
      { goal: { type: 'over' }, back: false },
      { goal: { type: 'out' }, back: true },
    ]);
  });

  it('say so where there is no breakpoint to go to', async () => {
    await store.open(file);
    await store.goToBreak();
    expect(store.state.error).toContain('There is no breakpoint');
    expect(runner.moves).toEqual([]);
  });

  it('go to breakpoints, which are set and taken away', async () => {
    await store.open(file);
    const place = { type: 'fileLine', file: 'test.py', line: 2 } as const;
    store.toggleBreakpoint(place);
    expect(store.state.breakpoints).toEqual([place]);
    await store.goToBreak();
    expect(store.state.snapshot?.moment.n).toBe(5);
    store.toggleBreakpoint({ ...place });
    expect(store.state.breakpoints).toEqual([]);
  });

  it('tell each time that a breakpoint is met', async () => {
    store.toggleBreakpoint({ type: 'fileLine', file: 'test.py', line: 2 });
    const met = () =>
      states.filter((state, index) => state.met !== null && state.met !== states[index - 1]?.met).length;
    await store.play();
    expect([store.state.met, met()]).toEqual([5, 1]);
    await store.toStart();
    await store.play();
    expect([store.state.met, met()]).toEqual([5, 2]);
    await store.toStart();
    await store.goToBreak();
    expect(store.state.met).toBe(5);
    await store.go({ type: 'out' });
    expect(store.state.met).toBeNull();
  });

  it('stop a play where a breakpoint is met, and the next play goes on from there', async () => {
    await store.open(file);
    store.toggleBreakpoint({ type: 'instruction', listing: 0, offset: 15 });
    await store.play();
    expect(store.state).toMatchObject({ playing: false, snapshot: addSnapshot(5) });
    await store.play();
    expect(store.state.snapshot?.moment.n).toBe(addLength);
  });

  it('stop a play of longer steps there, too', async () => {
    await store.open(file);
    store.setGrain('line');
    store.toggleBreakpoint({ type: 'instruction', listing: 0, offset: 15 });
    await store.play();
    expect(store.state).toMatchObject({ playing: false, snapshot: addSnapshot(5) });
  });

  it('keep lines of the same file in the next program, and forget what is numbered', async () => {
    await store.open(file);
    const line = { type: 'fileLine', file: addProgram.filename, line: 2 } as const;
    store.setBreakpoints([line, { type: 'instruction', listing: 0, offset: 15 }, { ...line, file: 'other.py' }]);
    await store.open(file);
    expect(store.state.breakpoints).toEqual([line]);
  });
});

describe('a last moment', () => {
  beforeEach(() => {
    store.last = 8;
  });

  it('is passed by no step, no play and no jump', async () => {
    expect(store.length).toBe(8);
    await store.toEnd();
    expect(shown()).toBe(8);
    expect(store.atEnd).toBe(true);
    await store.step();
    expect(shown()).toBe(8);
    await store.seek(12);
    expect(shown()).toBe(8);
    await store.seek(7);
    store.setGrain('call');
    await store.step();
    expect(shown()).toBe(8);
    await store.toStart();
    await store.go({ type: 'out' });
    expect(shown()).toBe(8);
    await store.toStart();
    store.setGrain('instruction');
    await store.play();
    expect(shown()).toBe(8);
    expect(store.state.playing).toBe(false);
  });

  it('is the end of the run where that is sooner', async () => {
    store.last = 1_000;
    expect(store.length).toBe(addLength);
    await store.toEnd();
    expect(shown()).toBe(addLength);
    expect(store.atEnd).toBe(true);
  });
});
