// `npm run soak`: random actions on the page for half an hour, in a headless Chromium. No error may come to the console, and
// the page's memory may not grow: what is left after a collection stays within a tenth of what it was after five minutes.
// `npm run soak -- --minutes 1 --seed 3` is shorter, with other actions.

import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { requireBrowser } from './browser.mjs';
import { main, Refusal, say } from './lib/console.mjs';
import { atRoot } from './lib/paths.mjs';
import { addResult, commit } from './lib/results.mjs';
import { freePort, serve } from './serve.mjs';

/** Numbers that look random, the same ones for the same seed (mulberry32). */
export function random(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound) => Math.floor(next() * bound);
  return { below, oneOf: (list) => list[below(list.length)] };
}

/** The files of a folder of tests. */
export const filesOf = (folder, extension) =>
  readdirSync(atRoot('tests', folder))
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => ({ name, content: readFileSync(atRoot('tests', folder, name)) }));

/** Programs that are hard on the page. */
const hard = [
  'while 1:\n    pass\n',
  'def f(n):\n    return f(n + 1)\nf(0)\n',
  "x = ['a' * 1000000]\nwhile 1:\n    x = x + x\n",
  'print raw_input("name? ")\nprint input()\n',
  'def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nprint f(16)\n',
  'x = 7\nwhile 1:\n    x = x * x\n',
  'print "<script>alert(1)</script>", u"\\u202e\\u2028"\nraise ValueError("</pre>" * 999)\n',
  'not python at all (((\n',
  '',
];

/** A file with some bytes changed. */
export function damaged({ name, content }, { below }) {
  const bytes = Buffer.from(content);
  for (let n = below(4); n > 0 && bytes.length > 0; n -= 1) bytes[below(bytes.length)] = below(256);
  return { name, content: bytes };
}

async function drop(page, { name, content }) {
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], file));
      return data;
    },
    [name, content.toString('base64')],
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await transfer.dispose();
}

/** What a reader may do, and how often compared to the others. */
export function actionsOf(page, rng) {
  const { below, oneOf } = rng;
  const files = [
    ...filesOf('samples', '.py'),
    ...filesOf('samples', '.pyc'),
    ...filesOf('programs', '.py').slice(0, 60),
  ];
  const keys =
    'ArrowRight ArrowLeft ArrowUp ArrowDown Home End PageUp PageDown Space n N u U 1 2 3 4 + - g ? z Z 0 Escape Tab Enter b'.split(
      ' ',
    );
  const press = (key) => page.keyboard.press(key);
  return [
    [
      30,
      'key',
      async () => {
        for (let n = below(12); n >= 0; n -= 1) await press(oneOf(keys));
      },
    ],
    [
      12,
      'button',
      async () => {
        const buttons = page.locator('fbf-transport button:visible');
        const count = await buttons.count();
        if (count > 0)
          await buttons
            .nth(below(count))
            .click({ timeout: 2_000 })
            .catch(() => {});
      },
    ],
    [
      6,
      'timeline',
      async () => {
        const box = await page.getByRole('group', { name: 'Timeline' }).boundingBox();
        if (box !== null)
          await page.mouse.click(box.x + below(Math.max(1, box.width)), box.y + below(Math.max(1, box.height)));
      },
    ],
    [
      6,
      'sample',
      async () => {
        const values = await page.locator('#program option').evaluateAll((all) => all.map((one) => one.value));
        await page
          .locator('#program')
          .selectOption(oneOf(values), { timeout: 2_000 })
          .catch(() => {});
      },
    ],
    [6, 'file', async () => drop(page, oneOf(files))],
    [5, 'damaged file', async () => drop(page, damaged(oneOf(files), rng))],
    [3, 'hard program', async () => drop(page, { name: 'hard.py', content: Buffer.from(oneOf(hard)) })],
    [
      4,
      'size',
      async () => page.setViewportSize({ width: oneOf([320, 390, 768, 1024, 1440]), height: oneOf([480, 700, 900]) }),
    ],
    [
      3,
      'theme',
      async () =>
        page.emulateMedia({
          colorScheme: oneOf(['light', 'dark']),
          reducedMotion: oneOf(['reduce', 'no-preference']),
          forcedColors: oneOf(['none', 'none', 'active']),
        }),
    ],
    [
      4,
      'link',
      async () => {
        const hash = oneOf([
          '#v1.nonsense',
          '#',
          '#v1.',
          '#%ff%00',
          `#v1.${'A'.repeat(5000)}`,
          '#at=99999999',
          '#lesson=nothing',
          `#v1.${below(2 ** 31).toString(36)}`,
        ]);
        await page.evaluate((to) => {
          location.hash = to;
        }, hash);
      },
    ],
    [
      5,
      'edit',
      async () => {
        await page
          .getByRole('button', { name: 'Edit', exact: true })
          .click({ timeout: 2_000 })
          .catch(() => {});
        if (
          !(await page
            .locator('fbf-editor .cm-content')
            .isVisible()
            .catch(() => false))
        )
          return;
        await page
          .locator('fbf-editor .cm-content')
          .click({ timeout: 2_000 })
          .catch(() => {});
        await page.keyboard.press(oneOf(['Control+End', 'Control+Home', 'Control+a']));
        await page.keyboard.insertText(
          oneOf([' ::', '\nprint 1\n', 'def f(x):\n    return x\nf(2)\n', '\t(', "'''", ...hard.slice(4)]),
        );
      },
    ],
    [
      2,
      'click',
      async () => {
        const { width, height } = page.viewportSize();
        await page.mouse.click(below(width), below(height));
      },
    ],
    [2, 'wait', async () => page.waitForTimeout(below(600))],
    [1, 'reload', async () => page.reload()],
  ];
}

/** One of them, the more often the more it weighs. */
export function pick(actions, { below }) {
  let at = below(actions.reduce((sum, [weight]) => sum + weight, 0));
  return actions.find(([weight]) => {
    at -= weight;
    return at < 0;
  });
}

/**
 * Opens each panel and dialog once, and with them the chunks that they come in: what they keep then is there before memory is
 * compared, and not a growth of it. A part that does not open ends the run, since it would not be tried.
 */
async function openAll(page, lesson) {
  const { keyboard } = page;
  const opens = async (part, open) => {
    await open();
    await part.waitFor({ timeout: 20_000 });
    await keyboard.press('Escape');
    await part.waitFor({ state: 'hidden', timeout: 20_000 });
  };
  const fromMenu = async (id) => {
    if (await page.locator('#more').isVisible()) await page.locator('#more').click();
    await page.locator(id).click();
  };
  await openAdd(page);
  await opens(page.getByRole('dialog', { name: 'Panels and keys' }), () => keyboard.press('?'));
  await opens(page.locator('fbf-gallery dialog'), () => page.locator('#gallery').click());
  await opens(page.locator('fbf-share dialog'), () => fromMenu('#share'));
  await opens(page.locator('#why'), () => fromMenu('#ask'));
  await opens(page.locator('fbf-moves form'), () =>
    page.locator('fbf-transport').getByRole('button', { name: 'Go to' }).click(),
  );
  const kind = page.locator('fbf-stage [data-card] .kind').first();
  await opens(page.locator('fbf-anatomy').getByRole('dialog'), () => kind.click());
  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  await edit.click();
  await page.locator('fbf-editor .cm-content').waitFor();
  await openAdd(page);
  await keyboard.press('End');
  for (const grain of '4321') {
    await keyboard.press(grain);
    await keyboard.press('ArrowLeft');
  }
  await page.evaluate((name) => {
    location.hash = `#lesson:${name}`;
  }, lesson);
  await page.locator('fbf-lesson').waitFor({ timeout: 20_000 });
  await drop(page, { name: 'asks.py', content: Buffer.from('print raw_input("name? ")\n') });
  await page.getByRole('button', { name: 'To end' }).click();
  await page.locator('fbf-answer').waitFor({ timeout: 20_000 });
  await openAdd(page);
}

async function openAdd(page) {
  await drop(page, { name: 'add.py', content: readFileSync(atRoot('tests', 'samples', 'add.py')) });
  await page.waitForFunction(() => document.querySelector('#program')?.selectedOptions[0]?.textContent === 'add.py');
  await isOpen(page);
}

async function isOpen(page) {
  const timeline = page.getByRole('group', { name: 'Timeline' });
  await timeline.and(page.locator('[aria-busy="false"]')).waitFor({ timeout: 120_000 });
}

/** Brings the page to the same place each time, and measures what it holds after a collection. */
async function measure(page, devtools, address) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('Escape');
  await page.goto('about:blank');
  await page.goto(address);
  await isOpen(page);
  return held(devtools);
}

/** JavaScript's heap, nodes and listeners after a collection. */
async function held(devtools) {
  for (let n = 0; n < 3; n += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** How many bytes of each kind the heap has (`code`, `object`, `string` …): what grows when it grows. */
async function kinds(devtools) {
  const chunks = [];
  const collect = ({ chunk }) => chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', collect);
  const { snapshot, nodes } = JSON.parse(chunks.join(''));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const sizes = {};
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[type][nodes[at + type]];
    sizes[kind] = (sizes[kind] ?? 0) + nodes[at + size];
  }
  return sizes;
}

/** The same without leaving the page: its program is opened anew. */
async function settle(page, devtools) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce', forcedColors: 'none' });
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement?.blur());
  await openAdd(page);
  await page.waitForTimeout(3_000);
  await isOpen(page);
  return held(devtools);
}

export async function soak({ minutes, seed, address, report = say }) {
  const { browser: executablePath } = await requireBrowser();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--js-flags=--expose-gc'],
  });
  const complaints = [];
  const counts = {};
  const samples = [];
  let first = {};
  let last = {};
  try {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const began = performance.now();
    const seconds = () => Math.round((performance.now() - began) / 1000);
    page.on('console', (message) => {
      if (message.text() === 'Service Worker registration blocked by Playwright') return;
      if (message.type() === 'error') complaints.push(`${seconds()} s: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${seconds()} s: ${error.stack ?? error.message}`));
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    await measure(page, devtools, address);
    // What is laid out otherwise at other sizes has code of its own.
    for (const [width, height] of [
      [320, 700],
      [768, 700],
      [1440, 900],
    ]) {
      await page.setViewportSize({ width, height });
      await openAdd(page);
      for (const key of 'ArrowRight ArrowRight 4 ArrowRight 2 ArrowLeft 3 End Home 1 z Z 0'.split(' '))
        await page.keyboard.press(key);
    }
    await openAll(page, 'call');
    const rng = random(seed);
    const actions = actionsOf(page, rng).filter(([, name]) => name !== 'reload');
    let next = 60;
    while (seconds() < minutes * 60) {
      const [, name, act] = pick(actions, rng);
      counts[name] = (counts[name] ?? 0) + 1;
      await act();
      if (seconds() >= next) {
        next += 60;
        const sample = { second: seconds(), ...(await settle(page, devtools)) };
        samples.push(sample);
        if (samples.length === 5) first = await kinds(devtools);
        report(
          `${sample.second} s: heap ${(sample.heap / 2 ** 20).toFixed(1)} MB, ${sample.nodes} nodes, ${sample.listeners} listeners, ${complaints.length} complaints`,
        );
      }
    }
    last = await kinds(devtools);
  } finally {
    await browser.close();
  }
  for (const [kind, bytes] of Object.entries(last)) {
    const change = bytes - (first[kind] ?? 0);
    if (Math.abs(change) > 20_000) report(`${kind}: ${change} bytes more than after five minutes`);
  }
  return { seed, minutes, actions: counts, complaints, samples };
}

/** What is kept of a soak. */
export function figures({ seed, minutes, actions, complaints, samples }) {
  const heap = { first: samples[4]?.heap ?? samples[0].heap, last: samples.at(-1).heap };
  const count = Object.values(actions).reduce((sum, one) => sum + one, 0);
  return { minutes, seed, actions: count, complaints: complaints.length, heap };
}

/** Whether the page held, with the reasons why not. */
export function verdict({ complaints, samples }) {
  const faults = complaints.map((one) => `The console says: ${one}`);
  const [reference, last] = [samples[4], samples.at(-1)];
  if (reference !== undefined && last.heap > reference.heap * 1.1) {
    faults.push(`JavaScript's heap grew from ${reference.heap} bytes after five minutes to ${last.heap}.`);
  }
  return faults;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string', default: '30' },
        seed: { type: 'string', default: '1' },
        at: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    });
    const address = values.at ?? (await serve({ port: await freePort() }));
    const result = await soak({ minutes: Number(values.minutes), seed: Number(values.seed), address });
    const faults = verdict(result);
    if (values.write) addResult('soak', { ...figures(result), commit: await commit() });
    say(JSON.stringify(result.actions));
    if (faults.length > 0) throw new Refusal(faults.join('\n'));
    say(`${values.minutes} minutes: nothing in the console, and memory stayed.`);
    process.exit(0);
  });
}
