// A recorded run is in every moment what the machine shows.

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../engine/session';
import type { Goal, Move } from '../engine/types';
import * as wasm from '../engine/wasm/framebyframe.js';
import { record } from '../testing/recorded';
import { RecordedRun } from './run';
import { magic } from './sections';

const sample = (path: string) => readFileSync(`tests/${path}.py`, 'utf8');

/** Programs, how far they are recorded, and what they are given to read. */
const programs: [string, { source: string; until?: number; input?: string }][] = [
  ['a recursion', { source: sample('samples/recursion') }],
  ['generators', { source: sample('samples/generator') }],
  ['exceptions', { source: sample('samples/exception_three_frames') }],
  ['code made in the run', { source: 'exec "def f(x):\\n  return x\\nprint f(1)"\nprint eval("map(f, [1, 2])")\n' }],
  ['a run that goes on', { source: 'n = 0\nwhile True:\n  n += len(str(n))\n  print n\n', until: 400 }],
  [
    'lines that are read',
    { source: 'a = raw_input("name? ")\nfor c in a:\n  print c\nprint raw_input()\n', input: 'Ada\n' },
  ],
  ['two blocks', { source: 'def f(x):\n  return [x, x]\nfor i in range(600):\n  last = f(i)\n', until: 4_500 }],
];

/** Of a longer run the machine's timeline knows only piece by piece how deep its calls went; the recording, moment by moment. */
const finest = 4_096;
/** The command line may have to be built, which takes minutes. */
const patience = 600_000;

function sessionOf({
  source,
  until = 100_000,
  input = '',
}: {
  source: string;
  until?: number;
  input?: string;
}): Session {
  const session: Session = wasm.Session.fromSource(wasm.Session.encode(source), 'program.py', [], []);
  const lines = input.split('\n').filter((line) => line !== '');
  let given = 0;
  let timeline = session.survey(0);
  while (!timeline.ended && timeline.length < until) {
    timeline = session.survey(until - timeline.length);
    if (timeline.waiting) {
      session.answer(given, lines[given]);
      given += 1;
    }
  }
  return session;
}

async function openRun(recording: Uint8Array): Promise<RecordedRun> {
  const run = new RecordedRun();
  await run.open({ name: 'run.fbf', recording });
  return run;
}

function moveOf(session: Session, move: Move, from: number) {
  session.beginSearch(from, move);
  let found = session.search(1_000_000);
  while (found.what === 'searching') found = session.search(1_000_000);
  return found;
}

const goals: Goal[] = [
  ...(['line', 'over', 'out', 'call', 'switch', 'again', 'exception'] as const).map((type) => ({ type })),
  { type: 'breakpoint', places: [{ type: 'fileLine', file: 'program.py', line: 2 }] },
  { type: 'breakpoint', places: [{ type: 'line', listing: 1, line: 3 }] },
  { type: 'breakpoint', places: [{ type: 'instruction', listing: 1, offset: 0 }] },
];

beforeAll(() => {
  wasm.initSync({ module: readFileSync('www/engine/wasm/framebyframe_bg.wasm') });
});

describe.each(programs)('the recording of %s', (_, program) => {
  let recording: Uint8Array;
  let session: Session;

  beforeAll(() => {
    recording = record(program.source, program);
    session = sessionOf(program);
  }, patience);

  it('has the program and every moment', { timeout: patience }, async () => {
    const run = await openRun(recording);
    const timeline = await run.survey(1_000_000);
    const { length } = session.survey(0);
    expect(timeline.length).toBe(length);
    expect(await new RecordedRun().open({ name: 'run.fbf', recording })).toEqual(session.program());
    for (let n = 0; n <= length; n += 1) {
      // As text it is compared twenty times as fast; where it differs, the objects show where.
      const [read, shown] = [await run.seek(n), session.seek(n)];
      if (sorted(read) !== sorted(shown)) expect(read).toEqual(shown);
    }
  });

  it('has the timeline, and parts of it', async () => {
    const run = await openRun(recording);
    const { whole, ...rest } = session.survey(0);
    const { whole: readWhole, ...readRest } = await run.survey(1_000_000);
    expect(readRest).toEqual(rest);
    expect(readWhole.calls).toEqual(whole.calls);
    const { length } = rest;
    for (const [from, to, columns] of [
      [0, length, 10] as const,
      [5, 40, 35] as const,
      [length - 9, length, 300] as const,
    ]) {
      const [read, shown] = [await run.timeline(from, to, columns), session.timeline(from, to, columns)];
      if (length < finest) expect(read).toEqual(shown);
      expect({ ...read, depths: [] }).toEqual({ ...shown, depths: [] });
      read.depths.forEach((depth, column) => {
        expect(depth).toBeLessThanOrEqual(shown.depths[column] ?? 0);
      });
    }
  });

  it('leads where the moves lead', async () => {
    const run = await openRun(recording);
    const { length } = session.survey(0);
    const places = [0, 1, 7, Math.floor(length / 3), Math.floor(length / 2), length - 3, length];
    for (const goal of goals) {
      for (const back of [false, true]) {
        for (const from of places) {
          const move = { goal, back };
          expect({ from, move, ...(await run.move(move, from)) }).toEqual({
            from,
            move,
            ...moveOf(session, move, from),
          });
        }
      }
    }
  });
});

/** JSON with the members in one order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

describe('a recorded run', () => {
  let recording: Uint8Array;
  beforeAll(() => {
    recording = record('def f(x):\n  return x\nwhile True:\n  f(1)\n', { until: 200 });
  }, patience);

  it('says what it cannot do', async () => {
    const run = await openRun(recording);
    expect(await run.survey(1_000_000)).toMatchObject({ length: 200, ended: false });
    await expect(run.survey(2_000_000)).rejects.toThrow('This run is recorded, and ends after instruction 200');
    await expect(run.answer()).rejects.toThrow('what it was given to read cannot be changed');
    await expect(run.open({ name: 'a.py', text: '' })).rejects.toThrow('its program cannot be changed');
  });

  it('knows the structs of C as the machine does', async () => {
    const run = await openRun(recording);
    expect(await run.structs()).toEqual({ structs: wasm.structs(), flags: wasm.codeFlags() });
  });

  it('is refused in one sentence when it is cut short, and the one before stays', async () => {
    const run = await openRun(recording);
    for (const length of [0, 5, 8, 9, 30, 200, recording.length - 1]) {
      const damaged = recording.slice(0, length);
      await expect(run.open({ name: 'run.fbf', recording: damaged })).rejects.toThrow(/^This (recorded run is|is no) /);
    }
    expect((await run.seek(100)).moment.n).toBe(100);
  });

  it('gives each moment or one sentence when a byte has changed', async () => {
    for (let place = magic.length; place < recording.length; place += 41) {
      const damaged = recording.slice();
      damaged[place] = (damaged[place] ?? 0) ^ 0x10;
      const run = new RecordedRun();
      try {
        await run.open({ name: 'run.fbf', recording: damaged });
        expect((await run.seek(150)).moment.n).toBe(150);
      } catch (error) {
        expect((error as Error).name).toBe('EngineError');
      }
    }
  });
});
