// "Save as one HTML file": saved from the page, opened from the disk, without a network.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Lesson } from '../../www/lessons/types';
import { findings } from './axe';
import { kept, openFile, saving } from './disk';
import { embed, test as onHost } from './embed/host';
import { atMoment, button, drop, expect, lengthOf, opened, opening, openPage, test } from './site';

/** Megabytes that a sentence tells, as a number. */
function megabytesIn(sentence: string | null): number {
  return Number.parseFloat(/\d+\.\d(?= MB)/.exec(sentence ?? '')?.[0] ?? '');
}

/** The program on a page, as text. */
function textOn(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector('frame-by-frame')?.getState()?.file.text);
}

test('a program is saved at its step, and plays from the disk', async ({ page, browser }) => {
  await openPage(page);
  const length = await lengthOf(page);
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
  await button(page, 'Step forward').click();
  await atMoment(page, 2);
  const download = await saving(page, 'Save');
  expect(download.suggestedFilename()).toBe('add.html');
  const { address, size } = await kept(download);
  const megabytes = `${(size / 1_000_000).toFixed(1)} MB`;
  await expect(page.locator('#saved')).toHaveText(`Saved, ${megabytes}`);
  // Told before it is made, without the program's own text.
  expect(Math.abs(megabytesIn(await page.locator('#save').getAttribute('title')) - size / 1e6)).toBeLessThan(0.1);

  const file = await openFile(browser, address);
  await atMoment(file.page, 2);
  await expect(file.page).toHaveTitle('add.py');
  expect(await lengthOf(file.page)).toBe(length);
  await file.page.keyboard.press('ArrowRight');
  await atMoment(file.page, 3);
  await button(file.page, 'To end').click();
  await atMoment(file.page, length);
  await expect(file.page.locator('fbf-output')).toContainText('3');
  await file.page.keyboard.press('ArrowLeft');
  await atMoment(file.page, length - 1);
  await file.page.reload();
  await atMoment(file.page, 2);

  // A reader can change the program, and keep that: the file makes another of itself.
  await file.page.getByRole('button', { name: 'Edit' }).click();
  await expect(file.page.locator('fbf-editor .cm-content')).toBeFocused();
  await file.page.keyboard.press('Control+End');
  await file.page.keyboard.insertText('\nprint 6 * 7\n');
  await expect.poll(() => textOn(file.page)).toContain('6 * 7');
  await file.page.keyboard.press('Escape');
  await expect(file.page.locator('fbf-editor')).toHaveCount(0);
  await opened(file.page);
  await button(file.page, 'Panels and keys').click();
  const again = await kept(await saving(file.page, 'Save as one file'));
  const saved = file.page.locator('fbf-view-menu [role=status]');
  await expect(saved).toContainText(`Saved as add.html: ${(again.size / 1_000_000).toFixed(1)} MB`);
  await file.leave();

  const second = await openFile(browser, again.address);
  await atMoment(second.page, 0);
  await button(second.page, 'To end').click();
  await expect(second.page.locator('fbf-output')).toContainText('42');
  await second.leave();
});

test('the menu says how large the file will be', async ({ page }) => {
  await openPage(page);
  const { size } = await kept(await saving(page, 'Save'));
  await page.keyboard.press('?');
  const told = page.locator('fbf-view-menu [role=status]');
  await expect(told).toContainText(/^\s*\d\.\d MB/);
  expect(Math.abs(megabytesIn(await told.textContent()) - size / 1e6)).toBeLessThan(0.1);
});

test('a lesson is saved with its questions, and can be read on paper', async ({ page, browser }) => {
  const lesson = JSON.parse(readFileSync('www/lessons/call/lesson.json', 'utf8')) as Lesson;
  await page.goto('./#lesson:call');
  await opened(page);
  await expect(page.locator('fbf-lesson')).toBeVisible();
  const { address } = await kept(await saving(page, 'Save'));
  const file = await openFile(browser, address);
  const panel = file.page.locator('fbf-lesson');
  await expect(panel).toBeVisible();
  await opened(file.page);
  await expect(panel.locator('.choice')).toHaveCount(0);
  for (const { moment, question } of lesson.stops) {
    if (moment > 0) await file.page.keyboard.press('n');
    await atMoment(file.page, moment);
    if (question !== null) break;
  }
  await expect(panel.locator('.choice').first()).toBeVisible();
  await file.page.keyboard.press('a');
  await expect(panel.locator('.verdict')).toBeVisible();
  const title = await panel.locator('h2').textContent();
  await expect(file.page).toHaveTitle(title ?? '');
  expect(await findings(file.page)).toEqual([]);
  await file.page.emulateMedia({ media: 'print' });
  await expect(file.page.locator('frame-by-frame')).toBeHidden();
  await expect(file.page.locator('article')).toContainText('def double(n):');
  await expect(file.page.locator('article ol li').first()).toBeVisible();
  await file.leave();
});

const hostile = `# coding: utf-8
# </pre><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">
# </script><script>window.hacked = 3</script> <!-- <script> --> ]]> </article></body> <!-- fbf:script --> $& $1
# \u2028 window.hacked = 4 \u2029 \ufeff \u202e &lt;script&gt; \\u003c/script>
s = '</script><svg onload="window.hacked = 5"></svg>'
print s, "<title>", '{"base64": "AAAA"}'
`;
const hostileName = '"></title><script>window.hacked = 6</script>.py';

test('nothing of a hostile program becomes markup', async ({ page, browser }) => {
  await openPage(page);
  await opening(page, () =>
    page.evaluate(([name, text]) => void document.querySelector('frame-by-frame')?.open({ name, text }), [
      hostileName,
      hostile,
    ] as const),
  );
  expect(await textOn(page)).toBe(hostile);
  const { address } = await kept(await saving(page, 'Save'));
  expect(address).toMatch(/\/[\w.-]+\.html$/);
  const file = await openFile(browser, address);
  await opened(file.page);
  await button(file.page, 'To end').click();
  await expect(file.page.locator('fbf-output')).toContainText('</script><svg onload="window.hacked = 5"></svg>');
  expect(await textOn(file.page)).toBe(hostile);
  await expect(file.page).toHaveTitle(hostileName);
  expect(await file.page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
  expect(await file.page.evaluate(() => document.querySelectorAll('img, svg[onload], iframe').length)).toBe(0);
  expect(await file.page.evaluate(() => document.scripts.length)).toBe(4);
  await file.leave();
  // Without scripts it is there to be read.
  const plain = await openFile(browser, address, { javaScriptEnabled: false });
  await expect(plain.page.locator('article pre')).toBeVisible();
  expect(await plain.page.locator('article pre').textContent()).toBe(hostile);
  await plain.leave();
});

test('where no worker may be, the file runs its program on the page', async ({ page, browser }) => {
  await openPage(page);
  const { address } = await kept(await saving(page, 'Save'));
  const context = await browser.newContext({ offline: true });
  const alone = await context.newPage();
  await alone.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
  });
  await alone.goto(address);
  await opened(alone);
  await button(alone, 'To end').click();
  await expect(alone.locator('fbf-output')).toContainText('3');
  await context.close();
});

test('a .pyc is saved as it is, and so is what a program was given to read', async ({ page, browser }) => {
  await openPage(page);
  await opening(page, () => drop(page, 'add.pyc', readFileSync('tests/samples/add.pyc')));
  const compiled = await openFile(browser, (await kept(await saving(page, 'Save'))).address);
  await opened(compiled.page);
  await button(compiled.page, 'To end').click();
  await expect(compiled.page.locator('fbf-output')).toContainText('3');
  await compiled.leave();

  await opening(page, () =>
    page.evaluate(() => {
      const text = "# -*- coding: utf-8 -*-\nname = raw_input('Who? ')\nprint u'\\N{BULLET}'.encode('utf-8'), name\n";
      const moment = { file: { name: 'ask.py', text, others: [] }, answers: ['Ada'], n: 3, view: null };
      void document.querySelector('frame-by-frame')?.restore(moment);
    }),
  );
  await expect(page.locator('fbf-output')).toContainText('Ada');
  const asked = await openFile(browser, (await kept(await saving(page, 'Save'))).address);
  await expect(asked.page.locator('fbf-output')).toContainText('Ada');
  await opened(asked.page);
  await button(asked.page, 'To end').click();
  await expect(asked.page.locator('fbf-output')).toContainText('• Ada');
  await asked.leave();
});

onHost('an element in an article is saved as well', async ({ page, host, browser }) => {
  await page.goto(host.page('save.html', embed('loading="eager"')));
  await expect(page.locator('frame-by-frame .box')).toBeVisible();
  await page.locator('fbf-transport').getByRole('button', { name: 'Panels and keys' }).click();
  const { address } = await kept(await saving(page, 'Save as one file'));
  const file = await openFile(browser, address);
  await opened(file.page);
  await button(file.page, 'To end').click();
  await expect(file.page.locator('fbf-output')).toContainText('3');
  await file.leave();
});
