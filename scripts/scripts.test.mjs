import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { duration, Refusal } from './lib/console.mjs';
import { attempt, run } from './lib/process.mjs';
import { contentHash } from './lib/stamp.mjs';
import { askedPort } from './serve.mjs';
import { requireNode } from './setup.mjs';

test.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0'])('Node %s is new enough', (version) => {
  expect(() => requireNode(version)).not.toThrow();
});

test.each(['16.20.2', '18.20.0', '20.18.3', '21.7.0', '22.11.0'])(
  'Node %s is refused with what to install',
  (version) => {
    expect(() => requireNode(version)).toThrow(/is too old: install Node 22/);
  },
);

test('a port is a number from 1 to 65535, or none is asked for', () => {
  expect(askedPort(undefined)).toBeUndefined();
  expect(askedPort('')).toBeUndefined();
  expect(askedPort('8080')).toBe(8080);
  for (const text of ['0', '65536', '80.5', 'http']) expect(() => askedPort(text)).toThrow(Refusal);
});

test('durations are read at a glance', () => {
  expect([0.04, 3.21, 59.9, 214.4].map(duration)).toEqual(['0.0 s', '3.2 s', '59.9 s', '3 min 34 s']);
});

describe('a content hash', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fbf-'));
    writeFileSync(join(folder, 'a'), 'one');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('changes with contents, names and new files, and with nothing else', () => {
    const first = contentHash([folder]);
    writeFileSync(join(folder, 'a'), 'one');
    expect(contentHash([folder])).toBe(first);
    writeFileSync(join(folder, 'a'), 'two');
    const second = contentHash([folder]);
    expect(second).not.toBe(first);
    writeFileSync(join(folder, 'b'), '');
    expect(contentHash([folder])).not.toBe(second);
  });
});

describe('a program that fails', () => {
  const failing = ['-e', 'console.log("the reason"); process.exit(3)'];

  test('is told by its exit code when that was asked for', async () => {
    expect(await attempt(process.execPath, failing)).toEqual({ code: 3, output: 'the reason\n' });
  });

  test('is refused with its own words otherwise', async () => {
    await expect(run(process.execPath, failing)).rejects.toThrow(/^the reason\n.*failed \(3\)\.$/s);
  });
});
