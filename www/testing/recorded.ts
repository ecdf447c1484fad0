// Recordings for tests: made by the command line, of a program's text.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The recording of a program's run. Where the command line is not built yet, this takes minutes. */
export function record(source: string, { until = 100_000, input = '' } = {}): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'framebyframe-'));
  try {
    const [program, lines, recording] = ['program.py', 'input.txt', 'run.fbf'].map((name) => join(folder, name));
    if (program === undefined || lines === undefined || recording === undefined) throw new Error('There is no path.');
    writeFileSync(program, source);
    writeFileSync(lines, input);
    // What `cargo test` has built is built already.
    const build = ['run', '--quiet', '--locked', '--profile', 'test', '--bin', 'fbf', '--'];
    const command = ['record', program, '-o', recording, '--until', String(until), '--input', lines];
    execFileSync('cargo', [...build, ...command], { stdio: ['ignore', 'ignore', 'inherit'] });
    return new Uint8Array(readFileSync(recording));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
