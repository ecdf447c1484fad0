// Programs that read lines: the run waits in the output, goes on with an answer, and starts anew from one that is changed.

import type { Page } from '@playwright/test';
import { findings } from './axe';
import { atMoment, button, expect, lengthOf, opened, opening, openPage, test } from './site';

const source = `name = raw_input('Name? ')
age = input('Age? ')
print 'Hello,', name, age + 1
`;

async function openProgram(page: Page, text = source): Promise<void> {
  await openPage(page);
  const file = { name: 'hello.py', mimeType: 'text/x-python', buffer: Buffer.from(text) };
  await opening(page, () => page.locator('#file').setInputFiles(file));
}

const output = (page: Page) => page.locator('fbf-output');
const field = (page: Page) => output(page).getByRole('textbox');

/** Types a line that the program waits for, and waits until the run with it is known. */
async function answer(page: Page, line: string): Promise<void> {
  await field(page).fill(line);
  await field(page).press('Enter');
  await expect(output(page).locator('.stdin').filter({ hasText: line })).toBeVisible();
  await opened(page);
}

test('waits for a line, and goes on with what is typed', async ({ page }) => {
  await openProgram(page);
  await expect(field(page)).toBeHidden();
  await button(page, 'To end').click();
  await expect(output(page)).toContainText('Name?');
  await expect(page.locator('fbf-narration')).toContainText('raw_input waits for a line of input.');
  await expect(field(page)).toHaveAccessibleName('A line for raw_input');
  const waited = await lengthOf(page);
  await answer(page, 'Ann');
  await atMoment(page, waited);
  await expect(output(page).locator('.stdin')).toContainText('Ann');
  await button(page, 'To end').click();
  await expect(field(page)).toHaveAccessibleName('A line for input');
  await field(page).fill('6 * 7');
  await output(page).getByRole('button', { name: 'Enter' }).click();
  await expect(output(page).locator('.stdin').filter({ hasText: '6 * 7' })).toBeVisible();
  await opened(page);
  await button(page, 'To end').click();
  await expect(output(page)).toContainText('Hello, Ann 43');
  await button(page, 'To start').click();
  await expect(output(page)).toContainText('nothing printed yet');
});

test('a play stops at the question, puts the cursor there, and goes on with the answer', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openProgram(page, "raw_input()\nprint 'done'\n");
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('4');
  await button(page, 'Play').click();
  await expect(field(page)).toBeFocused({ timeout: 20_000 });
  await page.keyboard.type('x y');
  await page.keyboard.press('Enter');
  await expect(output(page)).toContainText('done', { timeout: 20_000 });
});

test('an answer that is changed replays the run from there', async ({ page }) => {
  await openProgram(page);
  await button(page, 'To end').click();
  await answer(page, 'Ann');
  await button(page, 'To end').click();
  await answer(page, '1');
  await button(page, 'To end').click();
  await expect(output(page)).toContainText('Hello, Ann 2');
  await output(page).getByRole('button', { name: 'Ann' }).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('Ann');
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeHidden();
  await output(page).getByRole('button', { name: 'Ann' }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('Bob');
  await page.keyboard.press('Enter');
  await expect(output(page).locator('.stdin').filter({ hasText: 'Bob' })).toBeVisible();
  await opened(page);
  await button(page, 'To end').click();
  await expect(output(page)).toContainText('Bob');
  await expect(field(page)).toHaveAccessibleName('A line for input');
  await answer(page, '2');
  await button(page, 'To end').click();
  await expect(output(page)).toContainText('Hello, Bob 3');
});

test('the input can end', async ({ page }) => {
  await openProgram(page, 'raw_input()\n');
  await button(page, 'To end').click();
  await field(page).press('Control+d');
  await expect(output(page)).toContainText('EOFError: EOF when reading a line');
});

test('a phone turns to the output when it is asked to go on', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openProgram(page);
  await button(page, 'To end').click();
  await page.getByRole('button', { name: 'type it under Output' }).click();
  await expect(field(page)).toBeFocused();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`a question is accessible, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openProgram(page);
    await button(page, 'To end').click();
    await expect(field(page)).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await field(page).fill('Ann');
    await field(page).press('Enter');
    await output(page).getByRole('button', { name: 'Ann' }).click();
    await expect(field(page)).toBeFocused();
    expect(await findings(page)).toEqual([]);
  });
}

test('one of the samples asks the reader', async ({ page }) => {
  await openPage(page);
  await opening(page, () => page.locator('#program').selectOption('ask_name'));
  await button(page, 'To end').click();
  await answer(page, 'Ada');
  await button(page, 'To end').click();
  await expect(output(page)).toContainText('Hello, Ada!');
});
