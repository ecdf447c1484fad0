// `npm run bench:page`: how the page keeps up while it plays, steps among many objects, and while a program runs wild.
// Figures mean something on a machine that does nothing else.

import { chromium } from '@playwright/test';
import { requireBrowser } from './browser.mjs';
import { buildSite, buildWasm, setUp } from './build.mjs';
import { main, say } from './lib/console.mjs';
import { serve } from './serve.mjs';

const playedSeconds = 10;

/** Each step is timed so often, and the quickest counts: what else the machine did meanwhile is not the page's. */
const rounds = 5;

/** Calls of all depths, and functions, lists and dicts that come and go. */
const played = `def fib(n, seen):
    if n < 2:
        return n
    seen.append({'n': n})
    return fib(n - 1, seen) + fib(n - 2, [])

print fib(12, [])
`;

/** Functions, cells and lists, some fifty with their frames and code, that all stay in view of the frame. */
const crowd = `def make(n):
    def made():
        return [n]
    return made

def total(fs):
    sum = 0
    for f in fs:
        sum += len(f())
    return sum

${Array.from({ length: 13 }, (_, n) => `f${n} = make(${n}); l${n} = [f${n}]`).join('\n')}
print total([${Array.from({ length: 13 }, (_, n) => `f${n}`).join(', ')}])
`;

/** Programs that run wild; the page must answer meanwhile. */
const wild = {
  'endless loop': 'while 1:\n    pass\n',
  'endless recursion': 'def f(n):\n    return f(n + 1)\n\nf(0)\n',
  'growing list': "all = []\nwhile 1:\n    all.append('x' * 100000)\n",
  'growing number': 'n = 7\nwhile 1:\n    n = n * n\n',
};

await main(async () => {
  await setUp();
  await buildWasm();
  await buildSite();
  const { browser: executablePath } = await requireBrowser();
  const address = await serve();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(address);
    await page.waitForFunction(() => document.querySelector('frame-by-frame')?.getState() != null);
    await playing(page);
    await stepping(page);
    await running(page);
  } finally {
    await browser.close();
    process.exit();
  }
});

/** No task over 50 ms while it plays as fast as it can. */
async function playing(page) {
  await open(page, played);
  const tasks = await tracedTasks(page, () =>
    page.evaluate(async (seconds) => {
      const player = document.querySelector('frame-by-frame');
      player.obey({ do: 'speed', speed: 4 });
      void player.play();
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      player.pause();
    }, playedSeconds),
  );
  const moment = await page.evaluate(() => document.querySelector('frame-by-frame').getMoment().n);
  const most = (kind) => Math.max(...tasks.map((task) => task[kind])).toFixed(0);
  const over = (kind) => tasks.filter((task) => task[kind] > 50).length;
  say(
    `  playing ${playedSeconds} s at full speed, ${moment} steps: ${over('worked')} tasks of the page work over 50 ms, the longest ${most('worked')} ms; ` +
      `by the clock, with what else the machine does, ${over('took')}, the longest ${most('took')} ms`,
  );
}

/** The tasks of the page's thread meanwhile: how long each took by the clock, and how long the thread worked for it, in ms. */
async function tracedTasks(page, action) {
  const cdp = await page.context().newCDPSession(page);
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const includedCategories = ['toplevel', '__metadata'];
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await action();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const names = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const pages = new Set(names.map(threadOf));
  return events
    .filter((event) => event.name.endsWith('RunTask') && event.ph === 'X' && pages.has(threadOf(event)))
    .map(({ dur, tdur = 0 }) => ({ took: dur / 1000, worked: tdur / 1000 }));
}

/** From the new moment to the finished layout, without motion; and what the page's thread worked for each step, whatever else the machine did. */
async function stepping(page) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 3000 });
  await open(page, crowd);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  };
  const before = await worked();
  const { times, cards } = await page.evaluate(async (rounds) => {
    const player = document.querySelector('frame-by-frame');
    const { stage } = player;
    await player.seek(player.getMoment().length - 60);
    stage.renderRoot.querySelector('.row2')?.click();
    await stage.updateComplete;
    const times = new Map();
    let start = 0;
    player.addEventListener('fbf-step', () => {
      start = performance.now();
    });
    const timed = async (way) => {
      await player[way]();
      await player.updateComplete;
      await stage.updateComplete;
      stage.renderRoot.querySelector('.field').getBoundingClientRect();
      const took = performance.now() - start;
      const step = `${way} to ${player.getMoment().n}`;
      times.set(step, Math.min(took, times.get(step) ?? took));
    };
    for (let round = 0; round < rounds; round += 1) {
      for (let n = 0; n < 50; n += 1) await timed('step');
      for (let n = 0; n < 50; n += 1) await timed('back');
    }
    return { times: [...times.values()], cards: stage.renderRoot.querySelectorAll('[data-card]').length };
  }, rounds);
  const work = (await worked()) - before;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(1);
  say(
    `  a step among ${cards} cards: ${at(0.5)} ms (median), ${at(0.95)} ms (95 %); ${(work / (100 * rounds)).toFixed(1)} ms of work each`,
  );
}

/** How soon the page comes to its next turn while a worker is busy. */
async function running(page) {
  for (const [name, source] of Object.entries(wild)) {
    const slowest = await page.evaluate(async (text) => {
      const player = document.querySelector('frame-by-frame');
      let slowest = 0;
      let done = false;
      const opening = player.open({ name: 'wild.py', text }).then(() => {
        done = true;
      });
      while (!done) {
        const start = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 0));
        slowest = Math.max(slowest, performance.now() - start);
      }
      await opening;
      return slowest;
    }, source);
    say(`  ${name}: the page took ${slowest.toFixed(0)} ms at most to answer`);
  }
}

async function open(page, text) {
  await page.evaluate(
    (source) => document.querySelector('frame-by-frame').open({ name: 'bench.py', text: source }),
    text,
  );
}
