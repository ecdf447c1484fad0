// `npm run damage:page` (after `npm run build` and `cargo build --profile damage --example damage`): damaged programs through the
// built page's own worker, in one page of a headless Chromium. Each is opened, run ahead and looked at in some moments, and has
// to be answered with what it is or with a sentence. A worker that traps is replaced, as the page does, and counted; one that is
// silent is a find. tests/web/rough.spec.mjs puts some hundred through.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { requireBrowser } from './browser.mjs';
import { main, Refusal, say } from './lib/console.mjs';
import { atRoot } from './lib/paths.mjs';
import { addResult, commit } from './lib/results.mjs';
import { freePort, serve } from './serve.mjs';

/** How many files go to the page at once. */
const batch = 500;

/** The damaged files, as examples/damage.rs makes them. */
async function* damagedFiles({ runner, seed, count }) {
  const child = spawn(runner, ['session', '--print', '--seed', String(seed), '--count', String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rest = Buffer.alloc(0);
  for await (const piece of child.stdout) {
    rest = Buffer.concat([rest, piece]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32LE(0)) {
      const end = 4 + rest.readUInt32LE(0);
      yield rest.subarray(4, end);
      rest = rest.subarray(end);
    }
  }
}

/** The built page's worker. */
export function builtWorker() {
  const name = readdirSync(atRoot('dist', 'assets')).find((one) => /^worker-.*\.js$/.test(one));
  if (name === undefined) throw new Refusal('dist/ has no worker: run `npm run build` first.');
  return `assets/${name}`;
}

/** Whether this is no answer: nothing, or no sentence. */
export function isFind({ outcome, message }) {
  return outcome === 'crashed' || outcome === 'silent' || (outcome !== 'ran' && !/\S+ \S+/.test(message ?? ''));
}

/** Runs on the page: gives `window.putThrough`, which puts one file through the worker and says how it went. */
export function prepare(workerAddress) {
  let worker = null;
  let calls = 0;
  const ask = (request, patience) =>
    new Promise((resolve) => {
      worker ??= new Worker(workerAddress, { type: 'module' });
      const id = ++calls;
      const timer = setTimeout(() => done({ outcome: 'silent', message: `${request.type}: no answer` }), patience);
      const hear = ({ data }) => {
        if (data.id !== id || data.type === 'progress' || data.type === 'searching') return;
        if (data.type === 'done') done({ outcome: 'done', result: data.result });
        else done({ outcome: data.failure.kind, message: data.failure.message });
      };
      const fail = (event) => done({ outcome: 'crashed', message: event.message ?? 'the worker broke down' });
      function done(answer) {
        clearTimeout(timer);
        worker?.removeEventListener('message', hear);
        worker?.removeEventListener('error', fail);
        if (answer.outcome === 'crashed' || answer.outcome === 'silent') {
          worker?.terminate();
          worker = null;
        }
        resolve(answer);
      }
      worker.addEventListener('message', hear);
      worker.addEventListener('error', fail);
      worker.postMessage({ id, request });
    });
  window.putThrough = async (base64, index) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const request =
      index % 2 === 0
        ? { type: 'open', bytes, name: 'damaged.pyc', source: undefined }
        : { type: 'compile', text: bytes, name: 'damaged.py', others: [] };
    const start = performance.now();
    const opened = await ask(request, 60_000);
    if (opened.outcome !== 'done') return { ...opened, milliseconds: performance.now() - start };
    const surveyed = await ask({ type: 'survey', until: 3_000 }, 60_000);
    if (surveyed.outcome !== 'done') return { ...surveyed, milliseconds: performance.now() - start };
    const { length } = surveyed.result;
    for (const n of [length, (index * 7919) % (length + 1), 0]) {
      const seen = await ask({ type: 'seek', n }, 60_000);
      if (seen.outcome !== 'done') return { ...seen, milliseconds: performance.now() - start };
    }
    return { outcome: 'ran', milliseconds: performance.now() - start };
  };
}

async function putAllThrough({ address, runner, seed, count }) {
  const { browser: executablePath } = await requireBrowser();
  const worker = builtWorker();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const outcomes = {};
  const finds = [];
  let slowest = { milliseconds: 0, index: 0 };
  try {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    await page.goto(`${address}embed.html`);
    await page.evaluate(prepare, `${address}${worker}`);
    let index = 0;
    let waiting = [];
    const send = async () => {
      const answers = await page.evaluate(
        async ([files, from]) => {
          const all = [];
          for (const [at, file] of files.entries()) all.push(await window.putThrough(file, from + at));
          return all;
        },
        [waiting, index],
      );
      for (const [at, { outcome, message, milliseconds }] of answers.entries()) {
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        if (milliseconds > slowest.milliseconds) slowest = { milliseconds, index: index + at };
        if (isFind({ outcome, message })) finds.push({ index: index + at, outcome, message });
      }
      index += waiting.length;
      waiting = [];
      say(`${index} files: ${JSON.stringify(outcomes)}; the slowest took ${Math.round(slowest.milliseconds)} ms`);
    };
    for await (const file of damagedFiles({ runner, seed, count })) {
      waiting.push(file.toString('base64'));
      if (waiting.length === batch) await send();
    }
    if (waiting.length > 0) await send();
    return { seed, count: index, outcomes, slowest, finds };
  } finally {
    await browser.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const { values } = parseArgs({
      options: {
        count: { type: 'string', default: '20000' },
        seed: { type: 'string', default: '1' },
        runner: { type: 'string', default: atRoot('target', 'damage', 'examples', 'damage') },
        write: { type: 'boolean', default: false },
      },
    });
    const address = await serve({ port: await freePort() });
    const options = { runner: values.runner, seed: Number(values.seed), count: Number(values.count) };
    const result = await putAllThrough({ address, ...options });
    if (values.write) {
      const { seed, count, outcomes, slowest, finds } = result;
      const figures = { seed, count, outcomes, slowest: slowest.milliseconds, finds: finds.length };
      addResult('damage_page', { ...figures, commit: await commit() });
    }
    if (result.finds.length > 0) throw new Refusal(result.finds.map((find) => JSON.stringify(find)).join('\n'));
    say(`${result.count} damaged files: each was answered.`);
    process.exit(0);
  });
}
