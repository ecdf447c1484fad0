// Inside an instruction: the steps of C code, the counters, and what objects are made of.

import type { Page } from '@playwright/test';
import { findings } from './axe';
import { picture } from './picture';
import { atMoment, button, expect, openPage, test } from './site';

const panel = (page: Page) => page.locator('fbf-call');
const cStep = (page: Page, what: string) => panel(page).getByRole('button', { name: what, exact: true });
const frame = (page: Page, name: string) => page.locator(`fbf-stage .frames [aria-label^="frame ${name}"]`);

/** Waits until so many of the C steps of an instruction are taken. */
async function taken(page: Page, count: number): Promise<void> {
  await expect(panel(page).locator('.head')).toContainText(new RegExp(`C step ${count} of `));
}

/** Steps by C steps from now on, and stands before the tutorial's call. */
async function beforeTheCall(page: Page): Promise<void> {
  await openPage(page);
  await page.keyboard.press('4');
  await expect(panel(page)).toBeVisible();
  for (let n = 1; n <= 6; n += 1) {
    await page.keyboard.press('ArrowRight');
    await atMoment(page, n);
  }
}

test('goes through a call by C steps, forwards and back, by keyboard', async ({ page }) => {
  await beforeTheCall(page);
  await expect(panel(page)).toContainText('neither makes nor calls anything');
  await page.keyboard.press('ArrowRight');
  await taken(page, 1);
  await expect(panel(page).locator('h3').first()).toHaveText('call_function');
  await page.keyboard.press('ArrowRight');
  await taken(page, 2);
  await expect(panel(page).locator('.asked')).toContainText('PyCFunction_Check(func) = 0, nk = 0');
  await expect(panel(page).locator('.current-step > b')).toHaveText('no');
  await page.keyboard.press('ArrowLeft');
  await taken(page, 1);
  await page.keyboard.press('ArrowLeft');
  await expect(panel(page)).toContainText('neither makes nor calls anything');
  await atMoment(page, 6);
});

test('shows the new frame before it is entered, by mouse', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page);
  await page.getByRole('radio', { name: 'C step' }).check({ force: true });
  await expect(panel(page)).toBeVisible();
  for (let n = 1; n <= 6; n += 1) {
    await button(page, 'Step forward').click();
    await atMoment(page, n);
  }
  await button(page, 'Step forward').click();
  await taken(page, 1);
  await cStep(page, 'copy 2 to fastlocals').click();
  await expect(cStep(page, 'copy 2 to fastlocals')).toHaveAttribute('aria-current', 'step');
  await expect(page.locator('fbf-narration .sentence')).toContainText("copied from the caller's value stack");
  await expect(frame(page, 'add')).toContainText('new, not entered');
  await expect(frame(page, 'add').locator('.locals')).toContainText('2');
  await expect(frame(page, '<module>')).toContainText('running');
  await panel(page).getByRole('button', { name: 'quick path' }).click();
  await expect(frame(page, 'add')).toHaveCount(0);
  await expect(panel(page).getByRole('list', { name: 'Call counters' })).toContainText('FASTER_FUNCTION 1 +1');
});

test('shows the same pictures forwards and backwards', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await beforeTheCall(page);
  const pictures: string[] = [];
  await page.keyboard.press('ArrowRight');
  await taken(page, 1);
  const count = Number((await panel(page).locator('.head').textContent())?.match(/of (\d+)/)?.[1]);
  expect(count).toBeGreaterThan(9);
  pictures.push(await picture(page));
  for (let step = 2; step < count; step += 1) {
    await page.keyboard.press('ArrowRight');
    await taken(page, step);
    pictures.push(await picture(page));
  }
  await page.keyboard.press('ArrowRight');
  await atMoment(page, 7);
  for (let step = count - 1; step >= 1; step -= 1) {
    await page.keyboard.press('ArrowLeft');
    await taken(page, step);
    expect(await picture(page), `C step ${step}`).toBe(pictures[step - 1]);
  }
});

test('says that memory of a frame is used again', async ({ page }) => {
  await openPage(page);
  await expect(frame(page, '<module>').locator('.which')).toHaveText('#1');
  for (let n = 1; n <= 7; n += 1) {
    await page.keyboard.press('ArrowRight');
    await atMoment(page, n);
  }
  await expect(frame(page, 'add').locator('.which')).toHaveText('#2');
});

test('tells of every field of a struct, by keyboard and by mouse', async ({ page }) => {
  await openPage(page);
  const dialog = page.locator('fbf-anatomy').getByRole('dialog');
  await page.locator('fbf-stage [data-card][aria-label="code add"]').focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText('PyCodeObject');
  await expect(dialog.locator('.field')).toHaveCount(18);
  await expect(dialog).toContainText('these are just those bits');
  await expect(dialog.locator('table').last()).toContainText('LOAD_FAST 0');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await frame(page, '<module>').locator('.kind').click();
  await expect(dialog).toBeVisible();
  await expect(dialog.locator('.field')).toHaveCount(20);
  await expect(dialog).toContainText('f_blockstack');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`has nothing that axe-core finds, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await beforeTheCall(page);
    await page.keyboard.press('ArrowRight');
    await taken(page, 1);
    expect(await findings(page)).toEqual([]);
  });
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const) {
  test(`keeps its height and cuts no word, and both stacks are open while arguments are copied, at ${width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await beforeTheCall(page);
    const height0 = await panel(page).evaluate((element) => element.getBoundingClientRect().height);
    for (let step = 1; step < 10; step += 1) {
      await page.keyboard.press('ArrowRight');
      await taken(page, step);
      expect(await panel(page).evaluate(cutWords), `C step ${step}`).toEqual([]);
      expect(await panel(page).evaluate((element) => element.getBoundingClientRect().height)).toBe(height0);
    }
    for (const name of ['add', '<module>']) {
      await expect(frame(page, name).locator('[data-slot="stack:0"]')).toBeVisible();
    }
  });
}

/** Runs in the page: what of the panel is seen in part. */
function cutWords(panel: Element): string[] {
  const { left, right } = panel.getBoundingClientRect();
  const words = panel.shadowRoot?.querySelectorAll<HTMLElement>('h3 button, .step, .short, .counters li, b') ?? [];
  return [...words].flatMap((word) => {
    const box = word.getBoundingClientRect();
    const isCut =
      box.width > 0 && (box.left < left - 1 || box.right > right + 1 || word.scrollWidth > word.clientWidth + 9);
    return isCut && word.checkVisibility() ? [word.textContent ?? ''] : [];
  });
}

test('a small page tells what a function asks when it is pointed at', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await beforeTheCall(page);
  await page.keyboard.press('ArrowRight');
  await taken(page, 1);
  await expect(cStep(page, 'quick path yes')).toBeHidden();
  await panel(page).getByRole('button', { name: 'fast_function' }).first().hover();
  await cStep(page, 'quick path yes').click();
  await expect(panel(page).locator('.current-step')).toContainText('quick path');
});

test('says in one place where the reader is, and the marker moves', async ({ page }) => {
  await beforeTheCall(page);
  const inside = page.locator('fbf-transport .within');
  await page.keyboard.press('ArrowRight');
  await expect(inside).toHaveText('C step 1 of 10');
  const slider = page.getByRole('slider', { name: 'Step of the run' });
  await expect(slider).toHaveAttribute('aria-valuetext', 'step 6 of 15, C step 1 of 10');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', 'step 6 of 15, C step 2 of 10');
  await page.keyboard.press('3');
  await expect(inside).toHaveCount(0);
});

test('has room on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await page.locator('fbf-transport select.short').selectOption('cStep');
  await expect(panel(page)).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide).toBe(false);
  expect(await findings(page)).toEqual([]);
});
