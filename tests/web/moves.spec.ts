// Breakpoints, and the moves that debuggers have.

import type { Page } from '@playwright/test';
import { findings } from './axe';
import { atMoment, button, expect, opening, openPage, test } from './site';

const line = (page: Page, number: number) => page.locator(`fbf-source li[data-line="${number}"]`);
const instruction = (page: Page, offset: number) =>
  page.locator('fbf-bytecode section').first().locator(`li[data-offset="${offset}"]`);
const panel = (page: Page) => page.getByRole('dialog', { name: 'Go to' });

test('a press beside a line stops a run there, and one more takes that back', async ({ page }) => {
  await openPage(page);
  await line(page, 2).locator('.number').click();
  await expect(line(page, 2)).toHaveClass(/stops/);
  await expect(line(page, 2)).toContainText('breakpoint');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('b');
  await atMoment(page, 7);
  await expect(line(page, 2)).toHaveClass(/next/);
  // There is no other one: to the end, and back to it.
  await page.keyboard.press('b');
  await atMoment(page, 15);
  await page.keyboard.press('B');
  await atMoment(page, 7);
  await line(page, 2).locator('.number').click();
  await expect(line(page, 2)).not.toHaveClass(/stops/);
  await page.keyboard.press('b');
  await expect(page.locator('frame-by-frame .notice')).toContainText('There is no breakpoint');
  await atMoment(page, 7);
});

test('an instruction can be stopped at, and a play stops there', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  await instruction(page, 9).locator('.offset').click();
  await expect(instruction(page, 9)).toHaveClass(/stops/);
  await page.getByLabel('Speed').selectOption('4');
  await button(page, 'Play').click();
  await atMoment(page, 3);
  await expect(button(page, 'Play')).toBeVisible();
  await button(page, 'Play').click();
  await expect(page.locator('fbf-narration .ended')).toBeVisible({ timeout: 20_000 });
});

test('breakpoints are set by key, on the row that has the focus', async ({ page }) => {
  await openPage(page);
  await page.locator('fbf-source .scrolls').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(line(page, 2)).toBeFocused();
  await page.keyboard.press('F9');
  await expect(line(page, 2)).toHaveClass(/stops/);
  await page.locator('fbf-bytecode .scrolls').focus();
  await page.keyboard.press('F9');
  await expect(instruction(page, 0)).toHaveClass(/stops/);
});

test('every move of a debugger has a key, forwards and back', async ({ page }) => {
  await openPage(page);
  // Over the definition, over the call, and the run is over.
  for (const [key, n] of [
    ['o', 3],
    ['o', 15],
    ['O', 3],
    ['c', 7],
    ['u', 11],
    ['C', 7],
    ['U', 6],
  ] as const) {
    await page.keyboard.press(key);
    await atMoment(page, n);
  }
  await opening(page, () => page.locator('#program').selectOption('loop_over_list'));
  await line(page, 4).locator('.number').click();
  await page.keyboard.press('b');
  await expect(line(page, 4)).toHaveClass(/next/);
  const first = await moment(page);
  await page.keyboard.press('a');
  await expect.poll(() => moment(page)).toBeGreaterThan(first);
  await expect(line(page, 4)).toHaveClass(/next/);
  await page.keyboard.press('A');
  await atMoment(page, first);
  await opening(page, () => page.locator('#program').selectOption('exception_three_frames'));
  await page.keyboard.press('x');
  await expect(page.locator('fbf-bytecode li.next .op')).toHaveText('RAISE_VARARGS');
});

test('the same moves stand in a panel, with the breakpoints, and a field for the number of a step', async ({
  page,
}) => {
  await openPage(page);
  await line(page, 2).locator('.number').click();
  await expect(line(page, 2)).toHaveClass(/stops/);
  await page.locator('fbf-transport').getByRole('button', { name: 'Go to' }).click();
  await expect(panel(page)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await panel(page).getByRole('button', { name: 'Call', exact: true }).click();
  await atMoment(page, 7);
  await panel(page).getByRole('button', { name: 'Step out, back' }).click();
  await atMoment(page, 6);
  await panel(page).getByRole('button', { name: 'add.py:2' }).click();
  await expect(line(page, 2)).not.toHaveClass(/stops/);
  await panel(page).getByLabel('Step', { exact: true }).fill('12');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeHidden();
  await atMoment(page, 12);
});

test('a phone has the panel in its list of grains', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  const list = page.getByRole('combobox', { name: 'Step by' });
  await list.selectOption('moves');
  await expect(panel(page)).toBeVisible();
  await expect(list).toHaveValue('instruction');
  expect(await findings(page)).toEqual([]);
  await panel(page).getByRole('button', { name: 'Call', exact: true }).click();
  await atMoment(page, 7);
});

async function moment(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector('frame-by-frame')?.getMoment()?.n ?? -1);
}
