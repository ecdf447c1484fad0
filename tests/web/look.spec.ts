// How things are shown: the gallery, contrast, the size of text and stage, presenting, and a moment as a picture.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { findings } from './axe';
import { picture } from './picture';
import { atMoment, button, expect, lengthOf, opening, openPage, sampleNames, test } from './site';

const gallery = (page: Page) => page.getByRole('dialog', { name: 'Programs' });
const menu = (page: Page) => page.getByRole('dialog', { name: 'Panels and keys' });

async function openMenu(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await expect(menu(page)).toBeVisible();
}

async function closeMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
}

const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).first().boundingBox();
  if (found === null) throw new Error(`${selector} is not to be seen`);
  return found;
};

test('the gallery has a card for every program, with what it is about and how it begins', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Programs' }).click();
  await expect(gallery(page).locator('.card:not([data-name^="lesson:"])')).toHaveCount(sampleNames.length + 1);
  for (const card of await gallery(page).locator('.card:not([data-name^="lesson:"])').all()) {
    await expect(card.locator('.subject')).not.toHaveText('');
    await expect(card.locator('.length')).toContainText(/(steps|asks you), \d+ lines/);
    await expect(card.locator('pre')).not.toBeEmpty();
  }
  await expect(gallery(page).locator('[aria-current]')).toContainText('A first call');
  await expect(gallery(page).locator('[aria-current]')).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await opening(page, () => gallery(page).locator('[data-name=generator]').click());
  await expect(gallery(page)).toBeHidden();
  await expect(page.locator('#program')).toHaveValue('generator');
  // The keys are the player's again, wherever the focus went.
  await page.keyboard.press('ArrowRight');
  await atMoment(page, 1);
});

test('a card says how many steps a program has', async ({ page }) => {
  await openPage(page);
  for (const name of sampleNames) {
    if (name !== 'add') await opening(page, () => page.locator('#program').selectOption(name));
    const length = await lengthOf(page);
    await page.getByRole('button', { name: 'Programs' }).click();
    const card = gallery(page).locator(`[data-name=${name}]`);
    await expect(card).toHaveAttribute('aria-current', 'true');
    await expect(card.locator('.length')).toContainText(`${length} steps`);
    await page.keyboard.press('Escape');
    await expect(gallery(page)).toBeHidden();
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`high contrast is chosen, accessible and remembered, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openPage(page);
    const ink = () => page.locator('fbf-narration').evaluate((element) => getComputedStyle(element).color);
    const usual = await ink();
    await openMenu(page);
    await menu(page).getByRole('checkbox', { name: 'High contrast' }).check();
    expect(await findings(page)).toEqual([]);
    await closeMenu(page);
    const strong = await ink();
    expect(strong).not.toBe(usual);
    expect(strong).toBe(colorScheme === 'light' ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)');
    for (let n = 0; n < 8; n += 1) await button(page, 'Step forward').click();
    await atMoment(page, 8);
    expect(await findings(page)).toEqual([]);
    await page.reload();
    await expect.poll(ink).toBe(strong);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe(strong);
  });
}

test('text and panels grow by key and by button, and nothing scrolls sideways', async ({ page }) => {
  await openPage(page);
  const height = async () => (await box(page, 'fbf-source li')).height;
  const usual = await height();
  await page.keyboard.press(']');
  await expect.poll(height).toBeGreaterThan(usual * 1.1);
  await openMenu(page);
  await menu(page).getByRole('button', { name: 'Larger text' }).click();
  await expect(menu(page).locator('output')).toHaveText('130 %');
  await closeMenu(page);
  await expect.poll(height).toBeGreaterThan(usual * 1.25);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await expect.poll(height).toBe(usual);
});

test('presenting is larger, without the header, and steps by a clicker; Escape ends it', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await openPage(page);
  const size = async () => (await box(page, 'fbf-narration .sentence')).height;
  const usual = await size();
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.getByRole('heading', { name: 'Frame by Frame' })).toBeHidden();
  await expect.poll(size).toBeGreaterThan(usual * 1.1);
  await page.keyboard.press('PageDown');
  await atMoment(page, 1);
  await page.keyboard.press('PageUp');
  await atMoment(page, 0);
  expect(await findings(page)).toEqual([]);
  // The browser takes the key for itself on the whole screen, and tells the page that it has left.
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.fullscreenElement === null ? undefined : document.exitFullscreen()));
  await expect(page.getByRole('heading', { name: 'Frame by Frame' })).toBeVisible();
  await expect.poll(size).toBe(usual);
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Frame by Frame' })).toBeHidden();
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Frame by Frame' })).toBeVisible();
});

test('the stage is zoomed by key and wheel and panned by hand, and links stay on their cards', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  for (let n = 0; n < 7; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 7);
  const usual = await picture(page);
  const width = async () => (await box(page, 'fbf-stage .card.frame')).width;
  const before = await width();
  await page.keyboard.press('z');
  await page.keyboard.press('z');
  await expect.poll(width).toBeGreaterThan(before * 1.2);
  expect(await looseEnds(page)).toEqual([]);
  // Drag its ground to the left.
  const stage = await box(page, 'fbf-stage');
  const left = async () => (await box(page, 'fbf-stage .card.frame')).x;
  const from = await left();
  await page.mouse.move(stage.x + stage.width / 2, stage.y + 12);
  await page.mouse.down();
  await page.mouse.move(stage.x + stage.width / 2 - 90, stage.y + 12, { steps: 5 });
  await page.mouse.up();
  await expect.poll(left).toBeLessThan(from - 60);
  await page.keyboard.press('0');
  await expect.poll(width).toBe(before);
  expect(await picture(page)).toBe(usual);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 100);
  await page.keyboard.up('Control');
  await expect.poll(width).toBeLessThan(before);
  expect(await looseEnds(page)).toEqual([]);
});

test('links follow their cards when the stage becomes wider or narrower', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page);
  for (let n = 0; n < 7; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 7);
  expect(await looseEnds(page)).toEqual([]);
  const width = async () => (await box(page, 'fbf-stage')).width;
  const before = await width();
  await page.getByRole('separator', { name: 'Width of the panels' }).focus();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBe(before + 72);
  await expect.poll(() => looseEnds(page)).toEqual([]);
  await page.keyboard.press('\\');
  await expect.poll(width).toBeGreaterThan(before + 200);
  await expect.poll(() => looseEnds(page)).toEqual([]);
});

/** Links that do not begin on the border of the card that they are from. */
function looseEnds(page: Page): Promise<string[]> {
  return page.locator('fbf-stage').evaluate((stage) => {
    const root = stage.shadowRoot;
    const loose: string[] = [];
    for (const link of root?.querySelectorAll<SVGGElement>('.link') ?? []) {
      const dot = link.querySelector('circle')?.getBoundingClientRect();
      const cards = [...(root?.querySelectorAll('[data-card]') ?? [])].map((card) => card.getBoundingClientRect());
      if (dot === undefined) continue;
      const [x, y] = [dot.x + dot.width / 2, dot.y + dot.height / 2];
      const touches = cards.some(
        (card) => x > card.left - 4 && x < card.right + 4 && y > card.top - 4 && y < card.bottom + 4,
      );
      if (!touches) loose.push(`${link.dataset.linkId}`);
    }
    return loose;
  });
}

test('a moment is saved as an SVG with all that the stage shows, and as a PNG of the same', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page);
  for (let n = 0; n < 7; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 7);
  await openMenu(page);
  const save = async (name: string) => {
    const download = page.waitForEvent('download');
    await menu(page).getByRole('button', { name }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const svg = await save('SVG');
  expect(svg.name).toBe('add-step-7.svg');
  // On a page of no site: those of this one read no markup out of text.
  const reader = await page.context().newPage();
  const shown = await reader.evaluate((text) => {
    const found = new DOMParser().parseFromString(text, 'image/svg+xml');
    const texts = [...found.querySelectorAll('text')].map((element) => element.textContent ?? '');
    const root = found.documentElement;
    return {
      title: found.querySelector('title')?.textContent,
      texts,
      size: [root.getAttribute('width'), root.getAttribute('height')].map(Number),
      paths: found.querySelectorAll('path').length,
    };
  }, svg.bytes.toString('utf8'));
  await reader.close();
  expect(shown.title).toBe(
    'add gets a new frame; references to 1 and 2 are copied into x and y. (add.py, step 7 of 15)',
  );
  for (const word of [
    'running',
    'f_back',
    'waiting at 18',
    'fastlocals',
    'func_code',
    'co_argcount',
    "'add.py'",
    'top',
  ])
    expect(shown.texts).toContain(word);
  expect(shown.paths).toBeGreaterThan(40);
  const png = await save('PNG');
  expect(png.name).toBe('add-step-7.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  const [width = 0, height = 0] = shown.size;
  expect(png.bytes.readUInt32BE(16)).toBe(Math.round(width * 2));
  expect(png.bytes.readUInt32BE(20)).toBe(Math.round(height * 2));
});
