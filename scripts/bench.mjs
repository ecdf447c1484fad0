// `npm run bench [-- PROGRAM …] [--write]`: how fast programs run, as ratios of CPython 2.7.18's time, side by side in one run.
//
// In turns, and the best of some rounds counts: CPython, this machine natively, this machine in a worker of a headless Chromium, at
// full speed and with the history that the page keeps; and in such workers Pyodide, with and without a trace function that
// notes each instruction, Skulpt and MicroPython. What got worse than benches/results.json is said; `--write` writes that anew.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { requireBrowser } from './browser.mjs';
import { buildBenchWasm, setUp } from './build.mjs';
import { main, Refusal, say, step } from './lib/console.mjs';
import { atRoot } from './lib/paths.mjs';
import { attempt, run } from './lib/process.mjs';
import { today } from './lib/results.mjs';
import { findPython27 } from './python.mjs';

const programsFolder = atRoot('benches', 'programs');
const othersFolder = atRoot('benches', 'others');
const resultsFile = atRoot('benches', 'results.json');

/** Who is measured beside CPython; ours first. A ratio of ours is worse when it has grown by more than this. */
const browserOurs = ['wasm', 'wasm with history'];
const browserOthers = ['pyodide', 'pyodide recording', 'skulpt', 'micropython'];
const tolerated = 1.15;

const roundsOfOurs = 15;
const roundsOfOthers = 2;
/** Who takes longer than this, in milliseconds, is not waited for. */
const patience = 60_000;

const pythonRound = `
import sys, time
code = compile(open(sys.argv[1]).read(), sys.argv[1], 'exec', 0, True)
namespace = {'__name__': '__main__'}
start = time.time()
exec code in namespace
print '%r' % (time.time() - start)
`;

/** Times of one program by one Python. */
class Times {
  best = Number.POSITIVE_INFINITY;
  problem;

  hear({ time, output, problem }, expected) {
    if (problem === undefined && output !== expected) this.problem = 'another output';
    else if (problem !== undefined) this.problem = problem;
    else this.best = Math.min(this.best, time);
  }
}

/** CPython's time for a program, and its output. */
async function runCpython(python, file) {
  const { code, output } = await attempt(python, ['-c', pythonRound, file]);
  if (code !== 0) throw new Error(output);
  return parseRound(output);
}

/** Ours, natively. */
async function runNative(bench, file) {
  const { code, output } = await attempt(bench, ['--once', file]);
  return code === 0 ? parseRound(output) : { problem: output.trim().split('\n').at(-1) };
}

/** A program's output whose last line is the time in seconds. */
function parseRound(output) {
  const lines = output.trimEnd().split('\n');
  return { time: Number(lines.at(-1)) * 1000, output: `${lines.slice(0, -1).join('\n')}\n` };
}

/** The native benchmark's program, built. */
async function buildNative() {
  const lines = await run('cargo', ['bench', '--quiet', '--bench', 'run', '--no-run', '--message-format=json']);
  const messages = lines.split('\n').filter((line) => line.startsWith('{'));
  const artifacts = messages.map((line) => JSON.parse(line));
  const built = artifacts.find(({ executable, target }) => executable && target.name === 'run');
  if (built === undefined) throw new Refusal('cargo has built no benchmark.');
  return built.executable;
}

/** Serves a page, the worker, our wasm and the others' packages; returns the address and how to stop. */
function serve(wasmFolder) {
  const types = {
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
    '.wasm': 'application/wasm',
    '.json': 'application/json',
  };
  const find = (url) => {
    if (url === '/worker.js') return atRoot('scripts', 'lib', 'bench-worker.js');
    if (url.startsWith('/ours/')) return join(wasmFolder, url.slice(6));
    return url.startsWith('/others/') ? join(othersFolder, 'node_modules', url.slice(8)) : null;
  };
  const server = createServer(({ url }, response) => {
    const file = find(url);
    try {
      const contents = file === null ? '<!doctype html>' : readFileSync(file);
      response.writeHead(200, { 'content-type': types[extname(file ?? '')] ?? 'text/html' }).end(contents);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() }),
    );
  });
}

/** A Python in a worker of the page. */
class Contender {
  #tab;
  #name;
  #ready = false;

  constructor(tab, name) {
    this.#tab = tab;
    this.#name = name;
  }

  /** Runs a program; a worker that takes too long is ended, and another one begun for the next. */
  async run(source) {
    const { problem } = await this.begin();
    return problem === undefined ? this.#ask({ source }) : { problem };
  }

  /** Loads the Python, if it is not there. */
  async begin() {
    if (this.#ready) return {};
    const answer = await this.#ask({ python: this.#name });
    this.#ready = answer.problem === undefined;
    return answer;
  }

  async #ask(message) {
    const answer = await this.#tab.evaluate(askWorker, { name: this.#name, message, patience });
    if (answer.late) this.#ready = false;
    return answer;
  }
}

/** Runs in the page: posts a message to the worker of this name, and waits for the answer. */
function askWorker({ name, message, patience }) {
  window.workers ??= {};
  window.workers[name] ??= new Worker('./worker.js', { type: 'module' });
  const worker = window.workers[name];
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      worker.terminate();
      delete window.workers[name];
      resolve({ late: true, problem: `more than ${patience / 1000} s` });
    }, patience);
    const answer = (given) => {
      clearTimeout(late);
      resolve(given);
    };
    worker.onmessage = ({ data }) => answer(data);
    worker.onerror = ({ message: problem }) => answer({ problem });
    worker.postMessage(message);
  });
}

/** Measures one program by all; gives CPython's milliseconds, and the ratios or why there is none. */
async function measure(name, { python, bench, workers }) {
  const file = join(programsFolder, `${name}.py`);
  const source = readFileSync(file, 'utf8');
  const { output: expected } = await runCpython(python, file);
  const cpython = new Times();
  const times = new Map(['native', ...workers.keys()].map((who) => [who, new Times()]));
  for (let round = 0; round < roundsOfOurs; round += 1) {
    cpython.hear(await runCpython(python, file), expected);
    times.get('native').hear(await runNative(bench, file), expected);
    for (const [who, worker] of workers) {
      const known = times.get(who);
      if (known.problem !== undefined || (round >= roundsOfOthers && browserOthers.includes(who))) continue;
      known.hear(await worker.run(source), expected);
    }
  }
  const ratio = ({ best, problem }) => problem ?? Number((best / cpython.best).toPrecision(3));
  return {
    'cpython ms': Number(cpython.best.toPrecision(3)),
    ...Object.fromEntries([...times].map(([who, known]) => [who, ratio(known)])),
  };
}

/** One line for each program, one column for each Python. */
function table(results) {
  const columns = ['cpython ms', 'native', ...browserOurs, ...browserOthers];
  const cell = (value) => (typeof value === 'number' ? String(value) : value === undefined ? '' : 'none').padStart(10);
  const head = `${''.padEnd(14)}${columns.map((column) => column.replace('wasm with history', 'history').replace('pyodide recording', 'recording').replace('micropython', 'micropyth.').padStart(11)).join('')}`;
  const rows = Object.entries(results).map(
    ([name, row]) => `${name.padEnd(14)}${columns.map((column) => ` ${cell(row[column])}`).join('')}`,
  );
  return [head, ...rows].join('\n');
}

/** Which ratios of ours are worse than before, each as a line. */
export function worsened(before, now) {
  return Object.entries(now).flatMap(([name, row]) =>
    ['native', ...browserOurs].flatMap((who) => {
      const was = before?.[name]?.[who];
      if (typeof was !== 'number') return [];
      if (typeof row[who] !== 'number') return [`${name}, ${who}: ${row[who]}; it was ${was}`];
      return row[who] > was * tolerated ? [`${name}, ${who}: ${row[who]} of CPython's time; it was ${was}`] : [];
    }),
  );
}

if (import.meta.main ?? process.argv[1] === import.meta.filename)
  await main(async () => {
    const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
    const writes = process.argv.includes('--write');
    await setUp();
    const python = await findPython27();
    if (python === null) throw new Error('There is no CPython 2.7.18 to compare with: name one in PYTHON27.');
    const wasmFolder = await buildBenchWasm();
    let bench = '';
    await step('Building the native benchmark', async () => {
      bench = await buildNative();
    });
    await step('Installing the other Pythons', () =>
      run('npm', ['install', '--prefix', othersFolder, '--no-audit', '--no-fund']),
    );
    const { browser: executablePath } = await requireBrowser();
    const { address, stop } = await serve(wasmFolder);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    const results = {};
    try {
      const tab = await browser.newPage();
      await tab.goto(address);
      const workers = new Map([...browserOurs, ...browserOthers].map((who) => [who, new Contender(tab, who)]));
      for (const [who, worker] of workers) {
        const { problem } = await worker.begin();
        if (problem !== undefined) {
          say(`  ${who} cannot be measured: ${problem}`);
          workers.delete(who);
        }
      }
      const names = readdirSync(programsFolder)
        .map((file) => file.replace('.py', ''))
        .sort();
      for (const name of names.filter((name) => asked.length === 0 || asked.includes(name))) {
        results[name] = await measure(name, { python, bench, workers });
        say(`  ${name}: ${JSON.stringify(results[name])}`);
      }
    } finally {
      await browser.close();
      stop();
    }
    say(table(results));
    const before = JSON.parse(readFileSync(resultsFile, 'utf8'));
    const worse = worsened(before.programs, results);
    for (const line of worse) say(`  worse: ${line}`);
    if (worse.length === 0) say('  Nothing is worse than benches/results.json says.');
    if (writes) {
      const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, Chromium ${browser.version()}`;
      writeFileSync(
        resultsFile,
        `${JSON.stringify({ date: today(), machine, programs: { ...before.programs, ...results } }, null, 2)}\n`,
      );
    }
  });
