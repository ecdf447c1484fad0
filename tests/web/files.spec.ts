// Programs of several files, and code that they make in their run: each has its text and its bytecode on the page.

import type { Page } from '@playwright/test';
import { findings } from './axe';
import { atMoment, button, drop, expect, lengthOf, opened, opening, openPage, test } from './site';

const file = (name: string, text: string) => ({ name, mimeType: 'text/x-python', buffer: Buffer.from(text) });
const main = file('main.py', 'import helper\nprint helper.twice(4)\n');
const helper = file('helper.py', 'def twice(x):\n    return 2 * x\n');

const tab = (page: Page, name: string) => page.locator('fbf-source').getByRole('button', { name, exact: true });

async function goTo(page: Page, moment: number): Promise<void> {
  await page.getByRole('slider', { name: 'Step of the run' }).fill(String(moment));
  await atMoment(page, moment);
}

test('files that are chosen together are one program, a tab for each', async ({ page }) => {
  await openPage(page);
  await opening(page, () => page.locator('#file').setInputFiles([helper, main]));
  await expect(tab(page, 'main.py')).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('fbf-source')).toContainText('import helper');
  await tab(page, 'helper.py').click();
  await expect(page.locator('fbf-source')).toContainText('def twice(x):');
  await tab(page, 'main.py').click();
  expect(await findings(page)).toEqual([]);
  // The panel follows the run into the module, whose code has its listing.
  await goTo(page, 3);
  await expect(tab(page, 'helper.py')).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('fbf-source li.next')).toContainText('def twice(x):');
  await expect(page.locator('fbf-bytecode .title').filter({ hasText: 'helper.py running' })).toBeVisible();
  await expect(page.locator('fbf-bytecode li.next')).toContainText('LOAD_CONST');
  // A line of one file is no line of the other.
  await page.locator('fbf-source li[data-line="1"]').hover();
  await expect(page.locator('fbf-bytecode li[data-pointed] .op').first()).toHaveText('LOAD_CONST');
  await expect(page.locator('fbf-bytecode li[data-pointed]')).toHaveCount(5);
  await button(page, 'To end').click();
  await expect(page.locator('fbf-output')).toContainText('8');
});

test('another file can be edited', async ({ page }) => {
  await openPage(page);
  await opening(page, () => page.locator('#file').setInputFiles([main, helper]));
  await tab(page, 'helper.py').click();
  await page.getByRole('button', { name: 'Edit' }).click();
  const editor = page.locator('fbf-editor .cm-content');
  await expect(editor).toContainText('def twice(x):');
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+a');
  await opening(page, () => page.keyboard.insertText('def twice(x):\n    return 3 * x\n'));
  await page.keyboard.press('Escape');
  await expect(tab(page, 'helper.py')).toBeVisible();
  await opened(page);
  await button(page, 'To end').click();
  await expect(page.locator('fbf-output')).toContainText('12');
});

test('code that is made in the run shows what it was made of', async ({ page }) => {
  await openPage(page);
  const source = file('run.py', "exec 'a = 1\\nb = a + 1'\nprint b\n");
  await opening(page, () => page.locator('#file').setInputFiles(source));
  await goTo(page, 4);
  await expect(tab(page, '<string>')).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('fbf-source li.next')).toContainText('a = 1');
  await expect(page.locator('fbf-bytecode li.next')).toContainText('LOAD_CONST');
  await tab(page, 'run.py').click();
  await expect(page.locator('fbf-source li[data-roles~=waits]')).toContainText('exec');
  await button(page, 'To end').click();
  await expect(tab(page, '<string>')).toBeHidden();
  await button(page, 'To start').click();
  await atMoment(page, 0);
});

test('a module that there is not is answered with those that there are', async ({ page }) => {
  await openPage(page);
  await opening(page, () => page.locator('#file').setInputFiles(file('run.py', 'import maths\n')));
  await button(page, 'To end').click();
  const output = page.locator('fbf-output .scrolls');
  await expect(output).toContainText('ImportError: No module named maths');
  await expect(output).toContainText('Did you mean `math`?');
});

test('a generator that has yielded keeps its frame beside it, linked to no caller', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page);
  await opening(page, () => page.locator('#program').selectOption('generator'));
  await goTo(page, 22);
  const waiting = page.locator('fbf-stage .frames > [data-state=suspended]');
  await expect(waiting).toContainText('suspended at 24');
  await expect(waiting.locator('[data-field=f_back]')).toContainText('NULL');
  await expect(waiting.locator('.locals')).toContainText('3');
  await goTo(page, 30);
  await expect(waiting).toBeHidden();
  await expect(page.locator('fbf-stage [data-state=running]')).toContainText('SETUP_LOOP');
  await goTo(page, 22);
  await expect(waiting).toContainText('suspended at 24');
});

test('what was chosen last is on the page, however late what was chosen before comes', async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const sample = /\/assets\/add-[^/]*\.py$/;
  await page.route(sample, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(sample);
  await page.goto('./');
  await asked;
  await opening(page, () => drop(page, 'own.py', Buffer.from("print 'mine'\n")));
  const answered = page.waitForResponse(sample);
  letGo();
  await (await answered).finished();
  // The sample is there. Its turn would come before that of what is asked for now.
  await page.keyboard.press('End');
  await atMoment(page, await lengthOf(page));
  await expect(page.locator('fbf-source')).toContainText('mine');
  await expect(page.locator('#program')).toHaveValue('file:own.py');
});
