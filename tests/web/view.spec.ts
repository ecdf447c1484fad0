// What is shown: panels put away and made wider, the list of keys, other keys than the arrows.

import type { Page } from '@playwright/test';
import { findings } from './axe';
import { atMoment, button, expect, openPage, test } from './site';

const panel = (page: Page, name: string) => page.locator(`fbf-${name}`);

test('the list of keys opens by key and by button, and closes', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Panels and keys' });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText('one step forward');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await atMoment(page, 0);
  await button(page, 'Panels and keys').click();
  await expect(dialog).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

test('a panel is put away and brought back', async ({ page }) => {
  await openPage(page);
  const wide = (await panel(page, 'stage').boundingBox())?.width ?? 0;
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Source' }).uncheck();
  await expect(panel(page, 'source')).toBeHidden();
  // The keys are the dialog's until it has closed.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(panel(page, 'bytecode')).toBeVisible();
  // Only the stage: the first press brings back what was put away.
  await page.keyboard.press('\\');
  await expect(panel(page, 'source')).toBeVisible();
  await page.keyboard.press('\\');
  await expect(panel(page, 'source')).toBeHidden();
  await expect(panel(page, 'bytecode')).toBeHidden();
  await expect.poll(async () => (await panel(page, 'stage').boundingBox())?.width ?? 0).toBeGreaterThan(wide + 300);
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
  await page.keyboard.press('\\');
  await expect(panel(page, 'bytecode')).toBeVisible();
});

test('the panels are made wider by dragging and by key', async ({ page }) => {
  await openPage(page);
  const width = async () => Math.round((await panel(page, 'bytecode').boundingBox())?.width ?? 0);
  const usual = await width();
  const divider = page.getByRole('separator', { name: 'Width of the panels' });
  const box = await divider.boundingBox();
  if (box === null) throw new Error('no divider');
  await page.mouse.move(box.x + 6, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 106, box.y + 200, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(usual + 100);
  await divider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBe(usual + 76);
  await atMoment(page, 0);
  await divider.dblclick();
  await expect.poll(width).toBe(usual);
});

test('keys choose how far a step goes and how fast it plays; a clicker steps', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Line' })).toBeChecked();
  await page.keyboard.press('1');
  await page.keyboard.press('PageDown');
  await atMoment(page, 1);
  await page.keyboard.press('PageUp');
  await atMoment(page, 0);
  await page.keyboard.press('+');
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('2');
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('0.5');
});
