// Opening programs: the samples, and files of the reader's own.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { atMoment, button, expect, lengthOf, number, opened, opening, openPage, sampleNames, test } from './site';

/** Drops a file on the page. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const bytes = Uint8Array.from(atob(base64 ?? ''), (char) => char.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], file ?? ''));
      return data;
    },
    [name, content.toString('base64')],
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await expect(page.locator('#curtain')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.locator('#curtain')).toBeHidden();
}

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
  expect(values.toSorted()).toEqual(sampleNames);
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

test('says how to compile when only source is opened', async ({ page }) => {
  await openPage(page);
  await page.locator('#file').setInputFiles('tests/samples/add.py');
  await expect(page.locator('frame-by-frame .notice')).toContainText('python2.7 -m py_compile add.py');
  await worksOn(page);
});

test('opens a dropped .pyc, says that it holds no source, and goes back to a sample', async ({ page }) => {
  await openPage(page);
  await opening(page, () => drop(page, 'mine.pyc', readFileSync('tests/samples/add.pyc')));
  await expect(page.locator('#program')).toHaveValue('file:mine.pyc');
  await expect(page.locator('fbf-source')).toContainText('holds no source');
  await button(page, 'To end').click();
  await atMoment(page, 15);
  await opening(page, () => page.locator('#program').selectOption('add'));
  await worksOn(page);
  await expect(page.locator('#program option[value="file:mine.pyc"]')).toHaveCount(0);
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
  // A module of C code: nothing that this machine will ever have.
  const files = ['tests/unsupported/c_module.pyc', 'tests/unsupported/c_module.py'];
  await opening(page, () => page.locator('#file').setInputFiles(files));
  await button(page, 'To end').click();
  await expect(page.locator('fbf-narration .unsupported')).toContainText('c_module.py, line 2');
  await expect(page.locator('fbf-bytecode [data-roles="ran"] .op')).toHaveText('IMPORT_NAME');
  await button(page, 'Back one step').click();
  await expect(page.locator('fbf-narration .unsupported')).toBeHidden();
  await expect(page.locator('fbf-bytecode li.next .op')).toHaveText('IMPORT_NAME');
});
