// Recordings that were damaged on purpose, behind checksums that are right: each is read, or refused in one sentence.

import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { record } from '../testing/recorded';
import { RecordedRun } from './run';
import { magic, partsOf } from './sections';
import { Bytes } from './streams';

/** `DAMAGED=100000 npx vitest run damage` reads as many. */
const count = Number(process.env.DAMAGED ?? 1_000);
/** The command line may have to be built. */
const patience = 600_000;

const program = `def greet(name):
    print 'Hello, ' + name
map(greet, ['Ada', u'Grace'])
try:
    raise ValueError(1.5)
except ValueError, error:
    pass
`;

let sections: Uint8Array[];
let moments: number;

beforeAll(async () => {
  const recording = record(program, { until: 60 });
  // A Buffer's slices would be the same bytes.
  sections = partsOf(recording).map(({ packed }) => Uint8Array.from(gunzipSync(packed)));
  const run = new RecordedRun();
  await run.open({ name: 'run.fbf', recording: packed(sections) });
  moments = (await run.survey(1)).length + 1;
}, patience);

/** The file of these parts; src/record/sections.rs makes it so, too. */
function packed(parts: readonly Uint8Array[]): Uint8Array {
  const files = parts.map((part) => gzipSync(part, { level: 1 }));
  const sizes = parts.flatMap((part, index) => [...varint(files[index]?.length ?? 0), ...varint(part.length)]);
  return Buffer.concat([Buffer.from([...magic, 1, ...varint(parts.length), ...sizes]), ...files]);
}

function varint(number: number): number[] {
  return number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))];
}

/** The same numbers each time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it(`gives moments or one sentence, ${count} times`, { timeout: patience * 2 }, async () => {
  const roll = dice(2718);
  for (let n = 0; n < count; n += 1) {
    const parts = sections.map((part) => part.slice());
    const damaged = parts[roll(parts.length)] ?? new Uint8Array();
    for (let times = 1 + roll(3); times > 0; times -= 1) damaged[roll(damaged.length)] = roll(256);
    const run = new RecordedRun();
    const trouble = await readAll(run, packed(parts)).catch((error: unknown) => error);
    if (trouble !== null) expect(trouble, `damage ${n}`).toMatchObject({ name: 'EngineError', kind: 'refused' });
  }
});

it('has so many moments at the most', async () => {
  const most = 2 ** 24;
  const open = (count: number) =>
    new RecordedRun().open({ name: 'run.fbf', recording: packed(sections.with(1, saying(count))) });
  // The recording has fewer than it says, which is found out next.
  for (const count of [most - 1, most]) await expect(open(count)).rejects.toThrow('another number of moments');
  await expect(open(most + 1)).rejects.toThrow('it has too many moments');
});

/** The section of the start with another count of moments, which is the first of its numbers. */
function saying(count: number): Uint8Array {
  const section = sections[1] ?? new Uint8Array();
  const bytes = new Bytes(section);
  const [ops = 0, numbers = 0, ...others] = Array.from({ length: 5 }, () => bytes.varint());
  const [firstOps, allNumbers, rest] = [bytes.take(ops), bytes.take(numbers), bytes.take(bytes.left)];
  const first = varint(2 * moments).length;
  const said = [...varint(2 * count), ...allNumbers.subarray(first)];
  return Uint8Array.from([...[ops, said.length, ...others].flatMap(varint), ...firstOps, ...said, ...rest]);
}

async function readAll(run: RecordedRun, recording: Uint8Array): Promise<null> {
  await run.open({ name: 'run.fbf', recording });
  for (const n of [moments - 1, Math.floor(moments / 2), 0]) await run.seek(n);
  await run.move({ goal: { type: 'call' }, back: false }, 0);
  await run.timeline(0, moments, 100);
  return null;
}
