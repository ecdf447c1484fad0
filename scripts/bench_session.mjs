// `npm run bench:session`: how fast the wasm loads, compiles, runs ahead and shows a moment, in a worker of a headless Chromium, as on the page.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { requireBrowser } from './browser.mjs';
import { buildWasm, setUp } from './build.mjs';
import { main, say } from './lib/console.mjs';
import { atRoot, wasmFolder } from './lib/paths.mjs';

const compiled = atRoot('tests', 'programs', 'exception_state.py');
const ran = atRoot('benches', 'programs', 'pystone.py');

/** The worker: answers one message with figures. Times are in milliseconds. */
const worker = `
  import init, { Session } from './framebyframe.js';
  const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  const timed = (work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  onmessage = async ({ data: { compiled, ran } }) => {
    const start = performance.now();
    await init();
    const loaded = performance.now() - start;
    const compile = () => timed(() => {
      const session = Session.fromSource(compiled, 'program.py', [], []);
      session.program();
      session.free();
    });
    const first = compile();
    for (let n = 0; n < 50; n += 1) compile();
    const usual = median(Array.from({ length: 101 }, compile));
    const session = Session.fromSource(ran, 'program.py', [], []);
    session.survey(1e5);
    let steps = 0;
    const time = timed(() => {
      const before = session.survey(0).length;
      steps = session.survey(2e6).length - before;
    });
    const looked = timed(() => { for (let n = 1000; n < 1300; n += 1) session.seek(n); }) / 300;
    postMessage({ loaded, first, usual, steps: steps / time * 1000, looked });
  };
`;

const page = `<script type="module">
  window.measure = (programs) => new Promise((resolve, reject) => {
    const worker = new Worker('./worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(programs);
  });
</script>`;

/** Serves the page, the worker and the wasm; returns the address and how to stop. */
function serveBench() {
  const files = {
    '/': ['text/html', () => page],
    '/worker.js': ['text/javascript', () => worker],
    '/framebyframe.js': ['text/javascript', () => readFileSync(join(wasmFolder, 'framebyframe.js'))],
    '/framebyframe_bg.wasm': ['application/wasm', () => readFileSync(join(wasmFolder, 'framebyframe_bg.wasm'))],
  };
  const server = createServer(({ url }, response) => {
    const [type, contents] = files[url] ?? ['text/plain', () => ''];
    response.writeHead(url in files ? 200 : 404, { 'content-type': type }).end(contents());
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() }),
    );
  });
}

/** Opens the page and lets it measure. */
async function measure() {
  const { browser: executablePath } = await requireBrowser();
  const { address, stop } = await serveBench();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const tab = await browser.newPage();
    await tab.goto(address);
    const programs = { compiled: readFileSync(compiled, 'utf8'), ran: readFileSync(ran, 'utf8') };
    return await tab.evaluate(({ compiled, ran }) => {
      const encoder = new TextEncoder();
      return window.measure({ compiled: encoder.encode(compiled), ran: encoder.encode(ran) });
    }, programs);
  } finally {
    await browser.close();
    stop();
  }
}

await main(async () => {
  await setUp();
  await buildWasm();
  const lines = readFileSync(compiled, 'utf8').split('\n').length - 1;
  const { loaded, first, usual, steps, looked } = await measure();
  say(`  loading the wasm: ${loaded.toFixed(0)} ms`);
  say(`  compiling ${lines} lines, with its listings: ${first.toFixed(1)} ms at first, then ${usual.toFixed(1)} ms`);
  say(`  running ahead: ${(steps / 1e6).toFixed(1)} million steps per second`);
  say(`  one moment as data: ${looked.toFixed(2)} ms`);
});
