// Looking closer at a part of the timeline.

import type { Page } from '@playwright/test';
import { atMoment, button, drop, expect, lengthOf, opening, openPage, test } from './site';

/** Some thousand moments, with short calls all along. */
const source = `
def short(n):
    return n + 1
total = 0
for i in range(300):
    total = short(total)
print total
`;

function slider(page: Page) {
  return page.getByRole('slider', { name: 'Step of the run' });
}

/** The part of the run that the chart shows. */
async function span(page: Page): Promise<[number, number]> {
  return slider(page).evaluate((input) => [Number(input.getAttribute('min')), Number(input.getAttribute('max'))]);
}

/** How many moments that are. */
async function width(page: Page): Promise<number> {
  const [from, to] = await span(page);
  return to - from;
}

/** Opens the program, and waits until its chart can be zoomed; gives how many moments the run has. */
async function openLong(page: Page): Promise<number> {
  await openPage(page);
  await opening(page, () => drop(page, 'short_calls.py', Buffer.from(source)));
  const length = await lengthOf(page);
  await expect(slider(page)).toHaveAttribute('aria-keyshortcuts', /z/);
  await expect(slider(page)).toHaveAttribute('max', String(length));
  return length;
}

test('the keys that zoom the stage zoom the chart when it has the focus', async ({ page }) => {
  const length = await openLong(page);
  await slider(page).fill('1000');
  await atMoment(page, 1000);
  await slider(page).focus();
  await page.keyboard.press('z');
  await expect.poll(() => width(page)).toBe(Math.round(length / 2));
  await page.keyboard.press('z');
  await expect.poll(() => width(page)).toBe(Math.round(Math.round(length / 2) / 2));
  const [from, to] = await span(page);
  expect(from).toBeLessThanOrEqual(1000);
  expect(to).toBeGreaterThanOrEqual(1000);
  await page.keyboard.press('Shift+Z');
  await expect.poll(() => width(page)).toBeGreaterThan(length / 3);
  await page.keyboard.press('0');
  await expect.poll(() => span(page)).toEqual([0, length]);
});

test('the part follows the playhead, and a press goes to a moment of it', async ({ page }) => {
  const length = await openLong(page);
  await slider(page).focus();
  for (const half of [length / 2, length / 4, length / 8]) {
    await page.keyboard.press('z');
    await expect.poll(() => width(page)).toBeLessThan(half + 2);
  }
  await expect(slider(page)).toHaveAttribute('min', '0');
  await button(page, 'To end').click();
  await atMoment(page, length);
  await expect(slider(page)).toHaveAttribute('max', String(length));
  const [from, to] = await span(page);
  const box = await page.locator('fbf-timeline canvas').boundingBox();
  if (box === null) throw new Error('The chart has no size.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect
    .poll(async () => Math.abs(Number(await slider(page).inputValue()) - (from + to) / 2))
    .toBeLessThan(length / 50);
});

test('Control and the wheel look closer at what is under the pointer', async ({ page }) => {
  const length = await openLong(page);
  const box = await page.locator('fbf-timeline canvas').boundingBox();
  if (box === null) throw new Error('The chart has no size.');
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
  await page.mouse.wheel(0, -300);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect.poll(() => width(page)).toBeLessThan(length / 3);
  // The wheel alone has scrolled the page, and no more.
  expect(await width(page)).toBeGreaterThan(length / 8);
  const [from, to] = await span(page);
  expect(from + 0.75 * (to - from)).toBeCloseTo(0.75 * length, -2);
});
