// Opening programs: the samples, and files of the reader's own.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  atMoment,
  button,
  drop,
  expect,
  lengthOf,
  number,
  numbers,
  opened,
  opening,
  openPage,
  sampleNames,
  test,
} from './site';

async function worksOn(page: Page): Promise<void> {
  await expect(page.locator('fbf-source')).toContainText('def add(x, y):');
  await button(page, 'To end').click();
  await atMoment(page, 15);
  await button(page, 'To start').click();
  await atMoment(page, 0);
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
}

test('lists every sample', async ({ page }) => {
  await openPage(page);
  const values = await page
    .locator('#program option')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  const samples = values.filter((value) => !value?.startsWith('lesson:'));
  expect(samples.toSorted()).toEqual([...sampleNames, 'ask_name'].toSorted());
  await expect(page.locator('#program optgroup').first()).toHaveAttribute('label', 'Calls');
  expect(values[0]).toBe('add');
});

for (const name of sampleNames) {
  test(`the sample ${name} opens and reaches its end`, async ({ page }) => {
    await openPage(page);
    await opening(page, () => page.locator('#program').selectOption(name));
    await expect(page.locator('fbf-source')).toContainText(
      readFileSync(`tests/samples/${name}.py`, 'utf8').split('\n')[0] ?? '',
    );
    const length = await lengthOf(page);
    expect(length).toBeGreaterThan(5);
    await button(page, 'To end').click();
    await expect(number(page)).toContainText(`${length.toLocaleString('en')} of`);
    await expect(page.locator('fbf-narration .ended')).toBeVisible();
    await button(page, 'Back one step').click();
    await expect(page.locator('fbf-narration .ended')).toBeHidden();
  });
}

test('says so when a file is no .pyc, and keeps working', async ({ page }) => {
  await openPage(page);
  await button(page, 'Step forward').click();
  await page
    .locator('#file')
    .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello, world') });
  const notice = page.locator('frame-by-frame .notice');
  await expect(notice).toContainText('notes.txt');
  await expect(notice).toHaveRole('alert');
  await atMoment(page, 1);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
  await worksOn(page);
});

test('says so when a dropped file is no .pyc, and keeps working', async ({ page }) => {
  await openPage(page);
  await drop(page, 'photo.png', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
  await expect(page.locator('frame-by-frame .notice')).toContainText('photo.png');
  await worksOn(page);
});

test('says what is missing when a .pyc is cut off', async ({ page }) => {
  await openPage(page);
  const bytes = readFileSync('tests/samples/add.pyc');
  await drop(page, 'half.pyc', bytes.subarray(0, bytes.length / 2));
  await expect(page.locator('frame-by-frame .notice')).toContainText('half.pyc');
  await worksOn(page);
});

test('opens a .py that is chosen', async ({ page }) => {
  await openPage(page);
  await opening(page, () => page.locator('#file').setInputFiles('tests/samples/recursion.py'));
  await expect(page.locator('#program')).toHaveValue('file:recursion.py');
  await expect(page.locator('fbf-source')).toContainText('def fact');
  await button(page, 'To end').click();
  await expect(page.locator('fbf-narration .ended')).toBeVisible();
});

test('opens a dropped .py in the encoding that it declares', async ({ page }) => {
  await openPage(page);
  const source = "# -*- coding: latin-1 -*-\nname = 'Zo\xeb'\nprint len(name)\n";
  await opening(page, () => drop(page, 'name.py', Buffer.from(source, 'latin1')));
  await expect(page.locator('fbf-source')).toContainText("'Zo\xeb'");
  await button(page, 'To end').click();
  await expect(page.locator('fbf-output')).toContainText('3');
});

test('loads the names of characters when a program has one', async ({ page }) => {
  await openPage(page);
  const source = 'print len(u"\\N{GREEK SMALL LETTER ALPHA}")\n';
  const names = page.waitForResponse(/unicode-names/);
  await opening(page, () => drop(page, 'alpha.py', Buffer.from(source)));
  expect((await names).ok()).toBe(true);
  await expect(page.locator('fbf-bytecode')).toContainText("u'\\u03b1'");
});

test('shows the warnings of the compiler as CPython writes them', async ({ page }) => {
  await openPage(page);
  const source = 'def f():\n    x = 1\n    global x\nf()\n';
  await opening(page, () => drop(page, 'warn.py', Buffer.from(source)));
  await expect(page.locator('fbf-output .stderr')).toHaveText(
    "warn.py:3: SyntaxWarning: name 'x' is assigned to before global declaration\n  global x\n",
  );
  await button(page, 'To end').click();
  await expect(page.locator('fbf-output .stderr')).toHaveCount(1);
});

test('opens a dropped .pyc, says that it holds no source, goes to a sample and comes back', async ({ page }) => {
  await openPage(page);
  await opening(page, () => drop(page, 'mine.pyc', readFileSync('tests/samples/add.pyc')));
  await expect(page.locator('#program')).toHaveValue('file:mine.pyc');
  await expect(page.locator('fbf-source')).toContainText('holds no source');
  await button(page, 'To end').click();
  await atMoment(page, 15);
  await opening(page, () => page.locator('#program').selectOption('add'));
  await worksOn(page);
  await opening(page, () => page.locator('#program').selectOption('file:mine.pyc'));
  await expect(page.locator('fbf-source')).toContainText('holds no source');
});

test('opens a .pyc together with its source', async ({ page }) => {
  await openPage(page);
  await opening(page, () => page.locator('#file').setInputFiles(['tests/samples/add.py', 'tests/samples/add.pyc']));
  await expect(page.locator('#program')).toHaveValue('file:add.pyc');
  await worksOn(page);
});

test('stops an endless program, keeps its steps, and lets it run on', async ({ page }) => {
  await openPage(page);
  const files = ['tests/limits/endless_loop.pyc', 'tests/limits/endless_loop.py'];
  await opening(page, () => page.locator('#file').setInputFiles(files));
  await expect(page.locator('fbf-source')).toContainText('while 1:');
  await expect(number(page)).toContainText('of 1,000,000', { timeout: 20_000 });
  await opened(page);
  await button(page, 'To end').click();
  await atMoment(page, 1_000_000);
  const stopped = page.locator('fbf-narration .stopped');
  await expect(stopped).toContainText('1,000,000 instructions have run and the program has not ended');
  await button(page, 'Back one step').click();
  await atMoment(page, 999_999);
  await expect(stopped).toBeHidden();
  await button(page, 'Step forward').click();
  await stopped.getByRole('button', { name: 'Run on' }).click();
  await expect(number(page)).toContainText('of 2,000,000', { timeout: 20_000 });
  await atMoment(page, 1_000_000);
  await button(page, 'To start').click();
  await atMoment(page, 0);
});

test('a run that takes long shows how far it is, and can be stopped', async ({ page }) => {
  // Between the slices of its work the worker rests for a second: so a million instructions take half a minute.
  await page.route(/assets\/worker/, async (route) => {
    const response = await route.fetch();
    const slow = 'const wait = setTimeout; self.setTimeout = (work) => wait(work, 1000);\n';
    await route.fulfill({ response, body: slow + (await response.text()) });
  });
  await openPage(page);
  await drop(page, 'loop.py', Buffer.from('while 1: pass\n'));
  await expect.poll(async () => (await numbers(page)).length).toBeGreaterThan(1000);
  await expect(number(page)).toContainText('…');
  // It can be stepped meanwhile.
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
  await page.locator('fbf-transport').getByRole('button', { name: 'Stop' }).click();
  await opened(page);
  const { length } = await numbers(page);
  expect(length).toBeLessThan(1_000_000);
  await button(page, 'To end').click();
  await atMoment(page, length);
  await expect(page.locator('fbf-narration .stopped')).toContainText('has not ended');
  await page.locator('fbf-narration').getByRole('button', { name: 'Run on' }).click();
  await expect.poll(async () => (await numbers(page)).length, { timeout: 20_000 }).toBeGreaterThan(length);
});

test('shows a recursion that is too deep, and its traceback', async ({ page }) => {
  await openPage(page);
  const files = ['tests/limits/endless_recursion.pyc', 'tests/limits/endless_recursion.py'];
  await opening(page, () => page.locator('#file').setInputFiles(files));
  await expect(page.locator('fbf-source')).toContainText('def down(n):');
  await button(page, 'To end').click();
  await expect(page.locator('fbf-narration .ended')).toContainText('uncaught RuntimeError');
  await expect(page.locator('fbf-output .stderr')).toContainText('maximum recursion depth exceeded');
  await page.getByRole('slider', { name: 'Step of the run' }).fill('4000');
  await expect(page.locator('fbf-source .count', { hasText: '×' })).toContainText('frames wait here');
  await button(page, 'Back one step').click();
  await atMoment(page, 3999);
});

test('says what it does not run, and keeps the steps before', async ({ page }) => {
  await openPage(page);
  // CPython would print on for ever.
  const flood = "line = 'x' * 1000000\nwhile 1:\n    print line\n";
  await opening(page, () => drop(page, 'flood.py', Buffer.from(flood)));
  await button(page, 'To end').click();
  await expect(page.locator('fbf-narration .unsupported')).toContainText('flood.py, line 3');
  await expect(page.locator('fbf-bytecode [data-roles="ran"] .op')).toHaveText('PRINT_ITEM');
  await button(page, 'Back one step').click();
  await expect(page.locator('fbf-narration .unsupported')).toBeHidden();
  await expect(page.locator('fbf-bytecode li.next .op')).toHaveText('PRINT_ITEM');
});
