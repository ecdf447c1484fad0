// `npm test`: sets up what the tests need and runs all of them; `npm test -- clippy vitest` runs only these stages.
// It stops at the first stage that fails, and its last line counts stages: `16 passed, 0 failed`.

import { join } from 'node:path';
import { requireBrowser } from './browser.mjs';
import { checkBudgets } from './budgets.mjs';
import { buildSite, buildWasm, setUp } from './build.mjs';
import { duration, main, Refusal, say, secondsOf } from './lib/console.mjs';
import { attempt, packageCommand } from './lib/process.mjs';
import { findPython27 } from './python.mjs';
import { freePort } from './serve.mjs';
import { requireRustTools } from './setup.mjs';
import { sphinxTests } from './sphinx.mjs';
import { requireWasmBindgen, requireWasmClippy, requireWasmToolchain } from './toolchain.mjs';

/** Each stage: what it does, and what must be there before (done once, and only when a stage that needs it was asked for). */
const stages = {
  rustfmt: { needs: [requireRustTools], run: () => show('cargo', ['fmt', '--check']) },
  clippy: { needs: [requireRustTools], run: clippy },
  'clippy-wasm': { needs: [requireRustTools], run: clippyWasm },
  'cargo-test': { needs: [], run: cargoTest },
  stdlib: { needs: [requireRustTools], run: standardLibrary },
  cpython: { needs: [requireRustTools], run: cpythonTests },
  types: { needs: [], run: types },
  wasm: { needs: [], run: buildWasm },
  'wasm-test': { needs: [requireBrowser], run: wasmTest },
  biome: { needs: [], run: () => node('@biomejs/biome', 'biome', 'check', '--error-on-warnings') },
  tsc: { needs: [buildWasm], run: () => node('typescript', 'tsc', '--noEmit') },
  vitest: { needs: [buildWasm], run: () => node('vitest', 'vitest', 'run') },
  build: { needs: [buildWasm], run: buildSite },
  budgets: { needs: [buildWasm, buildSite], run: checkBudgets },
  sphinx: { needs: [], run: sphinx },
  playwright: { needs: [requireBrowser, buildWasm, buildSite], run: playwright },
};

/** All tests in Rust; those with random cases have the same ones each time (`PROPTEST_RNG_SEED=3 npm test -- cargo-test` has others). */
function cargoTest() {
  const seed = process.env.PROPTEST_RNG_SEED ?? '2718';
  return show('cargo', ['test', '--locked', '--no-fail-fast'], { PROPTEST_RNG_SEED: seed });
}

function clippy() {
  return show('cargo', ['clippy', '--locked', '--all-targets', '--', '-D', 'warnings']);
}

async function clippyWasm() {
  const toolchain = await requireWasmToolchain();
  const [program, args] = await requireWasmClippy(toolchain);
  await show(program, [...args, '--locked', '--lib', '--', '-D', 'warnings'], toolchain.env);
}

/** Every code object of CPython's standard library, compiled here and there. */
async function standardLibrary() {
  const python = await findPython27();
  if (python === null) {
    say('Nothing to compare with: no CPython 2.7.18 in PYTHON27, in the PATH as python2.7, or in pyenv.');
    return;
  }
  await show('cargo', ['build', '--release', '--locked', '--bin', 'fbf']);
  await show(python, ['scripts/stdlib_compare.py']);
}

/** CPython's own tests of the language, as far as they pass already. */
async function cpythonTests() {
  const python = await findPython27();
  if (python === null) {
    say('Nothing to test with: no CPython 2.7.18 in PYTHON27, in the PATH as python2.7, or in pyenv.');
    return;
  }
  await show('cargo', ['build', '--release', '--locked', '--bin', 'fbf']);
  await show(python, ['scripts/cpython_tests.py', '--check']);
}

/** www/engine/types.ts is what the Rust types say. */
function types() {
  return show('cargo', ['test', '--locked', '--features', 'types', '--test', 'types']);
}

/** tests/wasm/ in a worker of a headless Chromium. */
async function wasmTest() {
  const toolchain = await requireWasmToolchain();
  const { driver } = await requireBrowser();
  const runner = join(await requireWasmBindgen(), 'wasm-bindgen-test-runner');
  await show('cargo', ['test', '--locked', ...toolchain.flags, '--test', 'wasm'], {
    ...toolchain.env,
    CHROMEDRIVER: driver,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: runner,
    WASM_BINDGEN_TEST_TIMEOUT: '120',
  });
}

/** The directive for authors who write with Sphinx. */
async function sphinx() {
  const code = await sphinxTests();
  if (code !== 0) throw new Refusal(`pytest ended with ${code}.`);
}

/** The built site in a headless Chromium, served from a sub-path. */
async function playwright() {
  const { browser } = await requireBrowser();
  const env = { CHROME_PATH: browser, SITE_PORT: String(await freePort()) };
  await show(process.execPath, [packageCommand('@playwright/test', 'playwright'), 'test'], env);
}

function node(packageName, command, ...args) {
  return show(process.execPath, [packageCommand(packageName, command), ...args]);
}

/** Runs a program with its output on the terminal. */
async function show(command, args, env = {}) {
  const { code } = await attempt(command, args, { env, show: true });
  if (code !== 0) throw new Refusal(`${command} ended with ${code}.`);
}

/** The stages asked for, in their fixed order; all when none is named. */
function chosen(names) {
  const unknown = names.filter((name) => !Object.hasOwn(stages, name));
  if (unknown.length > 0) {
    throw new Refusal(`No test stage '${unknown.join("', '")}': there are ${Object.keys(stages).join(', ')}.`);
  }
  return Object.keys(stages).filter((name) => names.length === 0 || names.includes(name));
}

/** Runs stages until one fails: `{ name, seconds, failure }` for each that ran. */
async function runStages(names) {
  const results = [];
  for (const name of names) {
    say(`\n── ${name} ──`);
    const result = { name, seconds: 0, failure: null };
    results.push(result);
    result.seconds = await secondsOf(async () => {
      try {
        await stages[name].run();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        result.failure = error.message;
      }
    });
    if (result.failure !== null) break;
  }
  return results;
}

function report(results, names) {
  say('\n── all stages ──');
  for (const name of names) {
    const result = results.find((one) => one.name === name);
    const outcome =
      result === undefined
        ? 'not run'
        : `${result.failure === null ? 'passed' : 'FAILED'}  ${duration(result.seconds)}`;
    say(`  ${name.padEnd(12)} ${outcome}`);
  }
  const failed = results.filter(({ failure }) => failure !== null);
  for (const { name, failure } of failed) say(`\nThe stage '${name}' failed: ${failure}`);
  say(`\n${results.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0;
}

/** Does what these stages need and none of them does itself. */
async function prepare(names) {
  const own = new Set(names.map((name) => stages[name].run));
  const needs = new Set(names.flatMap((name) => stages[name].needs));
  for (const need of needs) {
    if (!own.has(need)) await need();
  }
}

await main(async () => {
  const names = chosen(process.argv.slice(2));
  await setUp();
  await prepare(names);
  if (!report(await runStages(names), names)) process.exit(1);
});
