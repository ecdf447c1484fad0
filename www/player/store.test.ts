import { beforeEach, describe, expect, it } from 'vitest';
import { EngineError } from '../engine/failure';
import type { ProgramFile } from '../engine/session';
import { addLength, addProblem, addProgram, addSnapshot, addSource, addTimeline } from '../testing/add-run';
import { FakeRunner } from '../testing/fake-runner';
import { type PlayerState, Store, SURVEY_LIMIT } from './store';

const file: ProgramFile = { name: 'test.pyc', bytes: new Uint8Array(), source: undefined };

let runner: FakeRunner;
let store: Store;
let states: PlayerState[];
let dwell: () => Promise<void>;

const shown = () => store.state.snapshot?.moment.n;

beforeEach(async () => {
  runner = new FakeRunner();
  states = [];
  dwell = () => Promise.resolve();
  const pace = { settled: () => Promise.resolve(), dwell: () => dwell() };
  store = new Store(runner, pace, (state) => states.push(state));
  await store.open(file);
});

describe('a program of several files', () => {
  const others = [
    { name: 'a.py', text: 'x = 1\n' },
    { name: 'b.py', text: 'y = 2\n' },
  ];
  let opened: ProgramFile[];

  beforeEach(async () => {
    opened = [];
    runner.open = async (one) => {
      opened.push(one);
      const files = 'text' in one ? (one.others ?? []) : [];
      const source = 'text' in one ? one.text.toString() : null;
      return {
        ...addProgram,
        filename: one.name,
        source,
        files: files.map(({ name, text }) => ({ name, source: text.toString() })),
      };
    };
    await store.open({ name: 'main.py', text: 'import a, b\n', others });
  });

  it('keeps the others when one is edited', async () => {
    await store.edit('z = 3\n', 'b.py');
    expect(opened.at(-1)).toEqual({
      name: 'main.py',
      text: 'import a, b\n',
      others: [others[0], { name: 'b.py', text: 'z = 3\n' }],
    });
    await store.edit('import b\n');
    expect(opened.at(-1)).toMatchObject({ text: 'import b\n', others: [{}, { text: 'z = 3\n' }] });
  });

  it('is not opened anew when nothing was changed', async () => {
    await store.edit('y = 2\n', 'b.py');
    await store.edit('import a, b\n', 'main.py');
    expect(opened).toHaveLength(1);
  });
});

describe('a program that reads', () => {
  beforeEach(async () => {
    runner.timeline = { ...addTimeline(6), waiting: true };
    await store.open(file);
  });

  it('waits in its last moment, and goes on from there when it is answered', async () => {
    await store.toEnd();
    expect(store.isAsking).toBe(true);
    await store.answer({ index: 0, line: 'Ann' });
    expect(shown()).toBe(6);
    expect(store.isAsking).toBe(false);
    expect(store.state).toMatchObject({ playing: false, error: null });
    expect(store.length).toBe(8);
  });

  it('plays on when it was a play that came to the question', async () => {
    await store.play();
    expect(store.state).toMatchObject({ playing: false, snapshot: { moment: { n: 6 } } });
    await store.answer({ index: 0, line: 'Ann' });
    expect(shown()).toBe(8);
    await store.answer({ index: 1, line: null });
    expect(shown()).toBe(addLength);
  });

  it('does not begin anew when play is pressed while it waits, but plays when it is answered', async () => {
    await store.toEnd();
    await store.play();
    expect(shown()).toBe(6);
    await store.answer({ index: 0, line: 'Ann' });
    expect(shown()).toBe(8);
  });

  it('goes to the answer that is changed, and asks again for those after it', async () => {
    await store.toEnd();
    await store.answer({ index: 0, line: 'Ann' });
    await store.toEnd();
    await store.answer({ index: 1, line: 'x' });
    await store.toEnd();
    await store.answer({ index: 0, line: 'Bob' });
    expect(shown()).toBe(6);
    expect(runner.answers).toEqual([{ index: 0, line: 'Bob' }]);
    expect(store.length).toBe(8);
  });
});

describe('opening', () => {
  it('shows moment 0, knows the length, and runs nothing', () => {
    expect(shown()).toBe(0);
    expect(store.state).toMatchObject({ program: addProgram, playing: false, surveying: false, error: null });
    expect(store.length).toBe(addLength);
    expect(runner.seeks).toEqual([0]);
  });

  it('keeps the last good program when another is refused', async () => {
    await store.step();
    expect(await store.open({ ...file, name: 'notes.txt' })).toBe(false);
    expect(store.state).toMatchObject({ program: addProgram, error: 'notes.txt is no .pyc.' });
    await store.step();
    expect(shown()).toBe(2);
    expect(store.state.error).toBeNull();
  });

  it('goes back to moment 0 for a new program', async () => {
    await store.toEnd();
    expect(await store.open(file)).toBe(true);
    expect(shown()).toBe(0);
    await store.step();
    expect(shown()).toBe(1);
  });

  it('goes on surveying the last good program when another is refused', async () => {
    const { timeline } = runner;
    let finish = () => {};
    runner.survey = () =>
      new Promise((resolve) => {
        finish = () => resolve(timeline);
      });
    const opening = store.open(file);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(store.state.surveying).toBe(true);
    runner.survey = async () => timeline;
    expect(await store.open({ ...file, name: 'notes.txt' })).toBe(false);
    finish();
    expect(await opening).toBe(true);
    expect(store.state).toMatchObject({ surveying: false, timeline, error: 'notes.txt is no .pyc.' });
  });

  it('drops what the program before had been asked for', async () => {
    const step = store.step();
    await Promise.all([store.open(file), step]);
    expect(shown()).toBe(0);
  });

  it('of two opened at once shows the later', async () => {
    const [first] = await Promise.all([store.open({ ...file, name: 'notes.txt' }), store.open(file)]);
    expect(first).toBe(false);
    expect(store.state.program).toBe(addProgram);
    expect(store.state.surveying).toBe(false);
  });
});

describe('editing', () => {
  const better = addSource.replace('1,2', '3,4');
  const wrong = addSource.trimEnd();

  it('puts a version that compiles in the place of the program, at moment 0', async () => {
    store.setGrain('line');
    store.setSpeed(2);
    await store.step();
    expect(await store.edit(better)).toBe(true);
    expect(store.state).toMatchObject({ program: { source: better }, draft: null, grain: 'line', speed: 2 });
    expect(shown()).toBe(0);
  });

  it('keeps the program, its moment and its play while a version does not compile', async () => {
    await store.seek(4);
    let moments = 0;
    dwell = async () => {
      moments += 1;
      if (moments === 2) expect(await store.edit(wrong)).toBe(false);
    };
    await store.play();
    expect(store.state.program).toBe(addProgram);
    expect(store.state.draft).toEqual({ name: 'test.py', text: wrong, problem: addProblem });
    expect(store.state.error).toBeNull();
    expect(shown()).toBe(addLength);
  });

  it('forgets what was wrong once it is right', async () => {
    await store.edit(wrong);
    await store.edit(better);
    expect(store.state).toMatchObject({ program: { source: better }, draft: null });
  });

  it('back at what runs compiles nothing and stays where it is', async () => {
    await store.seek(4);
    await store.edit(wrong);
    expect(await store.edit(addSource.replaceAll('\n', '\r\n'))).toBe(true);
    expect(store.state.draft).toBeNull();
    expect(shown()).toBe(4);
    expect(runner.compiled).toEqual([wrong]);
  });

  it('does not come back to a version that was given up meanwhile', async () => {
    await Promise.all([store.edit(wrong), store.edit(addSource)]);
    expect(store.state.draft).toBeNull();
  });

  it('goes on with a file that does not compile under its own name', async () => {
    expect(await store.open({ name: 'mine.py', text: new TextEncoder().encode('x = (') })).toBe(false);
    expect(store.state.draft).toMatchObject({ name: 'mine.py', text: 'x = (' });
    await store.edit('x = ()\n');
    expect(store.state.program).toMatchObject({ filename: 'mine.py', source: 'x = ()\n' });
  });

  it('takes versions in the order in which the engine has them', async () => {
    await Promise.all([store.edit(better), store.edit(wrong)]);
    expect(store.state).toMatchObject({ program: { source: better }, draft: { text: wrong }, surveying: false });
    expect(shown()).toBe(0);
  });
});

describe('stepping', () => {
  it('goes forward and back', async () => {
    await store.step();
    await store.step();
    await store.back();
    expect(shown()).toBe(1);
    expect(runner.seeks).toEqual([0, 1, 2, 1]);
  });

  it('says what it came from, and which way', async () => {
    await store.step();
    expect(store.state).toMatchObject({ direction: 1, previous: { moment: { n: 0 } } });
    await store.back();
    expect(store.state).toMatchObject({ direction: -1, previous: { moment: { n: 1 } } });
  });

  it('stops at both ends', async () => {
    await store.back();
    expect(shown()).toBe(0);
    await store.toEnd();
    await store.step();
    expect(shown()).toBe(addLength);
    expect(store.atEnd).toBe(true);
  });

  it('adds up steps that come faster than they are shown', async () => {
    await Promise.all([store.step(), store.step(), store.step()]);
    expect(shown()).toBe(3);
    expect(runner.seeks).toEqual([0, 3]);
  });

  it.each([
    ['line', [3, 7, addLength]],
    ['call', [7, 11, addLength]],
  ] as const)('goes by %s', async (grain, stops) => {
    store.setGrain(grain);
    for (const stop of stops) {
      await store.step();
      expect(shown()).toBe(stop);
    }
    await store.back();
    expect(shown()).toBe(stops[1]);
  });
});

describe('seeking', () => {
  it('jumps: nothing is said to have moved', async () => {
    await store.seek(9);
    expect(shown()).toBe(9);
    expect(store.state.previous).toBeNull();
  });

  it('shows only the last of many', async () => {
    await Promise.all([3, 8, 12, 5].map((n) => store.seek(n)));
    expect(shown()).toBe(5);
    expect(runner.seeks).toEqual([0, 5]);
  });

  it('goes to the nearest moment that there is', async () => {
    await store.seek(1e9);
    expect(shown()).toBe(addLength);
    await store.seek(-4);
    expect(shown()).toBe(0);
  });
});

describe('playing', () => {
  it('shows every moment until the end, then stops', async () => {
    await store.play();
    expect(runner.seeks).toEqual(Array.from({ length: addLength + 1 }, (_, n) => n));
    expect(store.state.playing).toBe(false);
    expect(store.atEnd).toBe(true);
  });

  it('begins again at the end', async () => {
    await store.toEnd();
    await store.play();
    expect(runner.seeks.slice(0, 4)).toEqual([0, addLength, 0, 1]);
    expect(shown()).toBe(addLength);
  });

  it.each([
    ['pause', () => store.pause(), 3],
    ['toggle', () => void store.toggle(), 3],
    ['a step', () => void store.step(), 4],
    ['a step back', () => void store.back(), 2],
    ['the slider', () => void store.seek(1), 1],
  ])('is ended by %s', async (_name, end, at) => {
    let moments = 0;
    dwell = async () => {
      moments += 1;
      if (moments === 3) end();
    };
    await store.play();
    await Promise.resolve();
    await store.step();
    await store.back();
    expect(store.state.playing).toBe(false);
    expect(shown()).toBe(at);
  });

  it('plays by the chosen grain', async () => {
    store.setGrain('line');
    await store.play();
    expect(runner.seeks).toEqual([0, 3, 7, addLength]);
  });

  it('plays once when asked twice', async () => {
    await Promise.all([store.play(), store.play()]);
    expect(runner.seeks).toHaveLength(addLength + 1);
  });
});

describe('a failure', () => {
  it('is shown, ends the play, and keeps the moment', async () => {
    await store.step();
    let moments = 0;
    dwell = async () => {
      moments += 1;
      if (moments === 2) runner.failure = new EngineError('crashed', 'The machine broke down.');
    };
    await store.play();
    expect(store.state).toMatchObject({ playing: false, error: 'The machine broke down.' });
    expect(shown()).toBe(3);
    runner.failure = null;
    await store.step();
    expect(store.state.error).toBeNull();
    expect(shown()).toBe(4);
  });

  it('that is only out of date is not shown', async () => {
    runner.failure = new EngineError('superseded', 'Another program was opened.');
    await store.step();
    expect(store.state.error).toBeNull();
  });

  it('can be dismissed', () => {
    store.fail('The file cannot be read.');
    expect(store.state.error).toBe('The file cannot be read.');
    store.dismissError();
    expect(store.state.error).toBeNull();
  });
});

describe('a run that does not end', () => {
  beforeEach(async () => {
    runner.timeline = { ...addTimeline(), ended: false };
    await store.open(file);
  });

  it('is surveyed up to the limit, and as far again on demand', async () => {
    expect(runner.surveys.at(-1)).toBe(SURVEY_LIMIT);
    await store.extend();
    expect(runner.surveys.at(-1)).toBe(addLength + SURVEY_LIMIT);
  });

  it('is looked ahead of so far and no farther', async () => {
    const opened = async (instructions: number) => {
      runner.survey = async (until) => ({
        ...addTimeline(Math.min(instructions, until)),
        ended: instructions <= until,
      });
      await store.open(file);
      return store.state.timeline;
    };
    expect(await opened(SURVEY_LIMIT - 1)).toMatchObject({ length: SURVEY_LIMIT - 1, ended: true });
    expect(await opened(SURVEY_LIMIT)).toMatchObject({ length: SURVEY_LIMIT, ended: true });
    expect(await opened(SURVEY_LIMIT + 1)).toMatchObject({ length: SURVEY_LIMIT, ended: false });
    await store.extend();
    expect(store.state.timeline).toMatchObject({ length: SURVEY_LIMIT + 1, ended: true });
  });

  it('is not surveyed again once it has ended', async () => {
    runner.timeline = addTimeline();
    await store.extend();
    const before = runner.surveys.length;
    await store.extend();
    expect(runner.surveys).toHaveLength(before);
  });
});

describe('what goes wrong', () => {
  it('stays to be read when a move ends that was on its way', async () => {
    await store.open(file);
    const moving = store.step();
    store.fail('The file cannot be read.');
    await moving;
    expect(store.state).toMatchObject({ snapshot: addSnapshot(1), error: 'The file cannot be read.' });
    await store.step();
    expect(store.state.error).toBeNull();
  });
});
