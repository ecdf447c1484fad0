// The page as a whole: it can be used by everyone, at any size, in any colours.

import { findings } from './axe';
import { atMoment, button, expect, forbidAllButOwnFiles, openPage, test } from './site';

const sizes = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of sizes) {
    test(`axe-core finds nothing: ${colorScheme}, ${width} × ${height}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await openPage(page);
      expect(await findings(page)).toEqual([]);
      for (let n = 0; n < 8; n += 1) await button(page, 'Step forward').click();
      await atMoment(page, 8);
      expect(await findings(page)).toEqual([]);
      await button(page, 'To end').click();
      await atMoment(page, 15);
      await page.locator('#file').setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
      await expect(page.locator('frame-by-frame .notice')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  }
}

test('axe-core finds nothing in any pane of a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  for (const name of ['Source', 'Bytecode', 'Objects', 'Output']) {
    const tab = page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-current', 'true');
    expect(await findings(page), name).toEqual([]);
  }
});

for (const width of [1920, 1440, 1366, 1280, 1024, 768, 390, 320]) {
  test(`nothing scrolls sideways at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openPage(page);
    await button(page, 'Step forward').click();
    await atMoment(page, 1);
    const { scroll, client } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scroll: scrollWidth, client: clientWidth };
    });
    expect(scroll).toBe(client);
    for (const name of ['To start', 'Back one step', 'Play', 'Step forward', 'To end']) {
      const box = await button(page, name).boundingBox();
      expect(box?.x, name).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(width);
    }
  });
}

test('a phone shows one pane at a time', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  const panes = page.getByRole('navigation', { name: 'Panes' });
  await expect(page.locator('fbf-stage')).toBeVisible();
  await expect(page.locator('fbf-source')).toBeHidden();
  await panes.getByRole('button', { name: 'Bytecode' }).click();
  await expect(page.locator('fbf-bytecode')).toBeVisible();
  await expect(page.locator('fbf-stage')).toBeHidden();
  await button(page, 'To end').click();
  await panes.getByRole('button', { name: 'Output' }).click();
  await expect(page.locator('fbf-output')).toContainText('3');
});

test('a phone has in a menu what the header has no room for', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  const theme = page.getByRole('button', { name: 'Dark colours' });
  await expect(theme).toBeHidden();
  await page.getByRole('button', { name: 'More' }).click();
  expect(await findings(page)).toEqual([]);
  await theme.click();
  await expect(theme).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'why 2.7?' }).click();
  await expect(page.locator('#why')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(theme).toBeHidden();
});

test('every control is large enough to hit', async ({ page }) => {
  for (const [width, height, least] of [
    [1440, 900, 24],
    [390, 844, 40],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openPage(page);
    const controls = page.locator('button:visible, select:visible, input[type=range]:visible');
    for (const control of await controls.all()) {
      const box = await control.boundingBox();
      const name = await control.evaluate((element) => element.getAttribute('aria-label') ?? element.textContent);
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), `${width}: ${name}`).toBeGreaterThanOrEqual(least);
    }
  }
});

test('switches between light and dark, and remembers it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openPage(page);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  const theme = page.getByRole('button', { name: 'Dark colours' });
  await expect(theme).toHaveAttribute('aria-pressed', 'false');
  await theme.click();
  await expect(theme).toHaveAttribute('aria-pressed', 'true');
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await paper()).toBe(dark);
  const inside = await page.locator('fbf-narration').evaluate((element) => getComputedStyle(element).color);
  expect(inside).toBe(await page.evaluate(() => getComputedStyle(document.body).color));
});

test('a player may be dark on a light page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openPage(page);
  const colour = () => page.locator('fbf-narration').evaluate((element) => getComputedStyle(element).color);
  const onLight = await colour();
  await page.locator('frame-by-frame').evaluate((element) => element.setAttribute('theme', 'dark'));
  expect(await colour()).not.toBe(onLight);
});

test('says why Python 2.7', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'why 2.7?' }).click();
  await expect(page.locator('#why')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#why')).toBeHidden();
});

test('runs under a policy that allows nothing but its own files', async ({ page, baseURL }) => {
  await forbidAllButOwnFiles(page);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '')) foreign.push(request.url());
  });
  await openPage(page);
  for (let n = 0; n < 7; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 7);
  expect(foreign).toEqual([]);
});
