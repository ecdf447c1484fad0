// `npm run fuzz` (after `rustup toolchain install nightly` and `cargo install cargo-fuzz`): gives each fuzz target to libFuzzer,
// one after the other, from the tests' own programs on. `npm run fuzz -- --minutes 5 machine dis` runs two of them for five
// minutes each; `--built` takes what was built before; `--write` adds what was run to docs/proof/fuzz.json. A find is kept in
// fuzz/artifacts/, and stops its target.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { duration, main, Refusal, say } from './lib/console.mjs';
import { atRoot } from './lib/paths.mjs';
import { attempt, run } from './lib/process.mjs';
import { addResult, commit } from './lib/results.mjs';

/** A browser's stack for WebAssembly, at least, in KiB; twice that, since instrumented code needs more of it. */
const stack = 2048;

/** The targets, as fuzz/Cargo.toml names them. */
function targets() {
  const manifest = readFileSync(atRoot('fuzz', 'Cargo.toml'), 'utf8');
  return [...manifest.matchAll(/^path = "fuzz_targets\/(\w+)\.rs"$/gm)].map(([, name]) => name);
}

/** The host as rustc names it: `x86_64-unknown-linux-gnu`. */
async function host() {
  return (await run('rustc', ['-vV'])).match(/^host: (.+)$/m)[1];
}

/** One target for so long: `{ target, seconds, runs, coverage, find }`. */
async function fuzz(target, seconds, program) {
  const corpus = atRoot('fuzz', 'corpus', target);
  const artifacts = atRoot('fuzz', 'artifacts', target);
  mkdirSync(artifacts, { recursive: true });
  const options = [
    `-max_total_time=${seconds}`,
    `-artifact_prefix=${artifacts}/`,
    '-max_len=20000',
    // The bodies count work themselves; the clock is for what never comes back, on a busy machine, too.
    '-timeout=60',
    '-rss_limit_mb=1500',
    '-print_final_stats=1',
  ];
  const begin = performance.now();
  const limited = `ulimit -s ${stack}; exec "$0" "$@"`;
  const { code, output } = await attempt('sh', ['-c', limited, program, ...options, corpus]);
  if (code !== 0) writeFileSync(`${artifacts}.log`, output);
  return {
    target,
    seconds: Math.round((performance.now() - begin) / 1000),
    runs: Number(output.match(/stat::number_of_executed_units: *(\d+)/)?.[1] ?? Number.NaN),
    coverage: Number([...output.matchAll(/cov: (\d+)/g)].at(-1)?.[1] ?? Number.NaN),
    // What only took long ended nothing, and comes before what did.
    find:
      code === 0 ? null : basename(output.match(/.*Test unit written to (\S+)/s)?.[1] ?? '') || `ended with ${code}`,
  };
}

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '60' },
      write: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
    },
  });
  const all = targets();
  const unknown = positionals.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Refusal(`No target '${unknown.join("', '")}': there are ${all.join(', ')}.`);
  if (!values.built) {
    await run('cargo', ['run', '--quiet', '--example', 'fuzz_seeds']);
    await run('cargo', ['+nightly', 'fuzz', 'build', '-s', 'none']);
  }
  const folder = atRoot('fuzz', 'target', await host(), 'release');
  const on = await commit();
  const finds = [];
  for (const target of positionals.length > 0 ? positionals : all) {
    const result = await fuzz(target, Number(values.minutes) * 60, join(folder, target));
    const { seconds, runs, coverage, find } = result;
    say(`${target}: ${runs} inputs in ${duration(seconds)}, ${coverage} places reached, ${find ?? 'no find'}`);
    if (find !== null) finds.push(find);
    if (values.write) addResult('fuzz', { ...result, commit: on });
  }
  if (finds.length > 0) throw new Refusal(`Found:\n${finds.join('\n')}`);
});
