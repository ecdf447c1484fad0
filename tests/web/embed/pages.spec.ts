// The article and the page for authors: read with and without scripts, on a screen and on paper; and slides.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { findings } from '../axe';
import { call, expect, stateOf, test } from './host';

const article = 'www/article/index.html';
const authors = 'www/authors/index.html';

/** Scrolls to each embed, and waits until it can be played. Gives how many there are. */
async function visitAll(page: Page): Promise<number> {
  const embeds = page.locator('frame-by-frame');
  const count = await embeds.count();
  for (let index = 0; index < count; index += 1) {
    await embeds.nth(index).scrollIntoViewIfNeeded();
    await expect.poll(() => stateOf(page, index)).toMatchObject({ status: 'ready', error: null });
  }
  return count;
}

for (const [name, address, least] of [
  ['the article', article, 6],
  ['the page for authors', authors, 2],
] as const) {
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1024, 'dark'],
    [390, 'dark'],
    [320, 'light'],
  ] as const) {
    test(`${name}: every embed opens, axe-core finds nothing: ${width}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      expect(await visitAll(page)).toBeGreaterThanOrEqual(least);
      expect(await findings(page)).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
    });
  }

  test(`${name} is whole without scripts`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(new URL(address, baseURL).href);
    for (const program of await page.locator('frame-by-frame > pre').all()) await expect(program).toBeVisible();
    expect(await page.locator('frame-by-frame > pre').count()).toBeGreaterThanOrEqual(least);
    await context.close();
  });

  test(`${name} prints with the programs in it`, async ({ page }) => {
    await page.goto(address);
    await visitAll(page);
    await page.emulateMedia({ media: 'print' });
    for (const program of await page.locator('frame-by-frame > pre').all()) await expect(program).toBeVisible();
  });
}

test('the article shows the quick path, one C step at a time', async ({ page }) => {
  await page.goto(article);
  const index = 3;
  const embed = page.locator('frame-by-frame').nth(index);
  await embed.scrollIntoViewIfNeeded();
  await expect.poll(() => stateOf(page, index)).toMatchObject({ status: 'ready', n: 6, grain: 'cStep' });
  await embed.getByRole('button', { name: 'Step forward' }).click();
  await expect(embed.getByRole('group', { name: 'C functions' })).toContainText('call_function');
  // Each step is awaited: a press that comes after the last one would wait for a button that rests.
  for (let step = 1; step < 30 && (await stateOf(page, index)).n === 6; step += 1) {
    await embed.evaluate((element) => (element as unknown as { step(): Promise<void> }).step());
  }
  await expect.poll(() => stateOf(page, index)).toMatchObject({ n: 7 });
});

test('the playground leads to both, and both lead back', async ({ page }) => {
  for (const name of [/in five minutes/, /in your own pages/]) {
    await page.goto('./');
    await page.getByRole('button', { name: 'why 2.7?' }).click();
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await page.getByRole('banner').getByRole('link', { name: 'Frame by Frame' }).click();
    await expect(page.getByRole('button', { name: 'Programs' })).toBeVisible();
  }
});

test('the recipe for slides: fragments of reveal.js drive the program', async ({ page, host }) => {
  const find = createRequire(import.meta.url).resolve;
  const folder = find('reveal.js').replace(/dist\/.*$/, 'dist/');
  const script = host.file('reveal.js', readFileSync(`${folder}reveal.js`), 'text/javascript');
  const style = host.file('reveal.css', readFileSync(`${folder}reveal.css`), 'text/css');
  const recipe = readFileSync(authors, 'utf8').match(
    /data-steps="call"[\s\S]*?(Reveal\.on\('fragmentshown'[\s\S]*?)&lt;\/script/,
  );
  expect(recipe).not.toBeNull();
  const handlers = (recipe?.[1] ?? '').replaceAll('&gt;', '>').replaceAll('&lt;', '<');
  const html = `<link rel="stylesheet" href="${style}"><script src="${script}"></script>
    <div class="reveal" style="height: 600px"><div class="slides"><section>
      <frame-by-frame id="call" at="6" controls="none" loading="eager"><pre><code>def add(x, y):
    return x + y

print add(1, 2)</code></pre></frame-by-frame>
      <span class="fragment" data-steps="call"></span>
      <span class="fragment" data-steps="call"></span>
    </section><section>The end</section></div></div>
    <script type="module">
      await Reveal.initialize({ hash: false });
      const player = ({ fragment }) => document.getElementById(fragment.dataset.steps);
      ${handlers}
    </script>`;
  await page.goto(host.page('slides.html', html));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', n: 6 });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('PageDown');
  await expect.poll(() => stateOf(page)).toMatchObject({ n: 7 });
  await page.keyboard.press('PageDown');
  await expect.poll(() => stateOf(page)).toMatchObject({ n: 8 });
  await page.keyboard.press('PageUp');
  await expect.poll(() => stateOf(page)).toMatchObject({ n: 7 });
  await call(page, 'reset');
});
