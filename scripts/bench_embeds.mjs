// `npm run bench:embeds`: twenty elements on one page: how long the tasks of the page's thread are while they begin, and of
// what the longest are made. Times are those that the thread worked, so that other programs on the machine count little;
// how long the longest took by the clock is said besides.

import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { requireBrowser } from './browser.mjs';
import { buildSite, buildWasm, setUp } from './build.mjs';
import { main, say } from './lib/console.mjs';
import { serve } from './serve.mjs';

const elements = 20;
/** Longer tasks are felt, in milliseconds. */
const felt = 50;
/** So many of the longest are told. */
const told = 5;

const program = (n) => `def fib(n):
    if n &lt; 2:
        return n
    return fib(n - 1) + fib(n - 2)

print fib(${(n % 5) + 3})
`;

await main(async () => {
  await setUp();
  await buildWasm();
  await buildSite();
  const { browser: executablePath } = await requireBrowser();
  const site = await serve();
  const article = await serveArticle(site);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const [name, begin] of Object.entries({ 'while a reader scrolls by': scrollBy, 'all at once': allAtOnce })) {
      report(name, await tasksOf(browser, article, begin));
    }
  } finally {
    await browser.close();
    process.exit();
  }
});

async function serveArticle(site) {
  const element = (n) =>
    `<p>Here is a program.</p><frame-by-frame at="${n * 9}"><pre>${program(n)}</pre></frame-by-frame>`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Twenty</title><link rel="icon" href="data:,">
<script type="module" src="${site}framebyframe.js"></script><main>${Array.from({ length: elements }, (_, n) => element(n)).join('')}</main></html>`;
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}/`;
}

/** The tasks of the page's thread, from before the page is there until all elements are ready. */
async function tasksOf(browser, address, begin) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'v8'] });
  await page.goto(address);
  await begin(page);
  await page.waitForFunction(
    () => [...document.querySelectorAll('frame-by-frame')].every((one) => one.getState?.().status === 'ready'),
    undefined,
    { timeout: 180_000 },
  );
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await page.close();
  return tasksIn(traceEvents, address);
}

async function scrollBy(page) {
  for (let n = 0; n < elements; n += 1) {
    await page.locator('frame-by-frame').nth(n).scrollIntoViewIfNeeded();
    await page.waitForFunction(
      (at) => document.querySelectorAll('frame-by-frame')[at].getState().status === 'ready',
      n,
    );
  }
}

async function allAtOnce(page) {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('frame-by-frame')) one.setAttribute('loading', 'eager');
  });
}

/** Of the thread that runs the page's scripts: `[{ worked, took, parts }]`, the times in milliseconds, the longest first. */
function tasksIn(events, address) {
  const own = events.find(({ name, args }) => name === 'CommitLoad' && args.data?.url === address);
  const thread = events.filter(({ pid, tid, ph }) => pid === own.pid && tid === own.tid && ph === 'X');
  const isTask = ({ name }) => name.endsWith('RunTask');
  return thread
    .filter((event) => isTask(event) && event.ts >= own.ts)
    .map(({ ts, dur, tdur }) => {
      const within = thread.filter((one) => !isTask(one) && one.ts >= ts && one.ts + one.dur <= ts + dur);
      return { worked: (tdur ?? dur) / 1000, took: dur / 1000, parts: within };
    })
    .sort((a, b) => b.worked - a.worked);
}

function report(name, tasks) {
  const long = tasks.filter(({ worked }) => worked > felt);
  const took = Math.max(...tasks.map((task) => task.took));
  const words = `${long.length} tasks over ${felt} ms of ${tasks.length}`;
  say(`  ${elements} elements, ${name}: ${words}; by the clock the longest took ${took.toFixed(0)} ms`);
  for (const { worked, parts } of tasks.slice(0, told)) say(`    ${worked.toFixed(0)} ms: ${partsOf(parts)}`);
}

/** The largest kinds of work, each with all that it did. */
function partsOf(events) {
  const times = new Map();
  for (const { name, tdur, dur } of events) times.set(name, (times.get(name) ?? 0) + (tdur ?? dur) / 1000);
  const largest = [...times].sort(([, a], [, b]) => b - a).slice(0, 6);
  return largest.map(([kind, time]) => `${kind} ${time.toFixed(0)}`).join(', ');
}
