// By touch, on a phone.

import { atMoment, button, expect, opening, openPage, test } from './site';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

test('a finger steps, plays, pauses and goes to a moment on the chart', async ({ page }) => {
  await openPage(page);
  await button(page, 'Step forward').tap();
  await atMoment(page, 1);
  await button(page, 'Back one step').tap();
  await atMoment(page, 0);
  await button(page, 'Play').tap();
  await expect(button(page, 'Pause')).toBeVisible();
  await button(page, 'Pause').tap();
  await expect(button(page, 'Play')).toBeVisible();
  const chart = page.locator('fbf-timeline');
  const box = await chart.boundingBox();
  if (box === null) throw new Error('no chart');
  await chart.tap({ position: { x: (box.width * 7) / 15, y: box.height / 2 } });
  await atMoment(page, 7);
});

test('a finger goes from pane to pane, and from a chip to its object', async ({ page }) => {
  await openPage(page);
  await page.getByRole('slider', { name: 'Step of the run' }).fill('7');
  await atMoment(page, 7);
  const panes = page.getByRole('navigation', { name: 'Panes' });
  for (const [name, element] of [
    ['Source', 'fbf-source'],
    ['Bytecode', 'fbf-bytecode'],
    ['Output', 'fbf-output'],
    ['Frames', 'fbf-stage'],
  ] as const) {
    await panes.getByRole('button', { name }).tap();
    await expect(page.locator(element)).toBeVisible();
  }
  await page.locator('fbf-stage [data-chip]', { hasText: 'globals' }).tap();
  await expect(panes.getByRole('button', { name: 'Objects' })).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('fbf-stage .card.dict')).toBeInViewport();
});

test('a finger chooses a program from the gallery, and scrolls the stage', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Programs' }).tap();
  await opening(page, () => page.getByRole('dialog', { name: 'Programs' }).locator('[data-name=recursion]').tap());
  await expect(page.locator('#program')).toHaveValue('recursion');
  await page.getByRole('slider', { name: 'Step of the run' }).fill('45');
  await atMoment(page, 45);
  const panes = page.getByRole('navigation', { name: 'Panes' });
  await panes.getByRole('button', { name: 'Objects' }).tap();
  await expect(page.locator('fbf-stage .card.function')).toBeVisible();
  const scrolled = () => page.locator('fbf-stage .scroll').evaluate((element) => element.scrollTop);
  expect(await scrolled()).toBe(0);
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', [{ x: 200, y: 500 }]);
  for (let y = 490; y >= 300; y -= 10) await touch('touchMove', [{ x: 200, y }]);
  await touch('touchEnd', []);
  await expect.poll(scrolled).toBeGreaterThan(50);
});
