// The page for an iframe, and the dialog that gives authors what to copy.

import { findings } from '../axe';
import { atMoment, button, openPage, test as siteTest } from '../site';
import { addProgram, expect, stateOf, test } from './host';

test('an iframe gets its height, sandboxed or not, and again when its width is another', async ({ page, host }) => {
  const program = encodeURIComponent(host.file('add.py', addProgram, 'text/plain'));
  const frames = ['', 'sandbox="allow-scripts"'].map(
    (more, index) =>
      `<iframe id="f${index}" title="frame ${index}" ${more} width="800" height="150" src="${host.site(`embed.html?at=8&src=${program}`)}"></iframe>`,
  );
  await page.goto(
    host.page('a.html', `<script type="module" src="${host.site('iframe.js')}"></script>${frames.join('')}`),
  );
  for (const id of ['f0', 'f1']) {
    const frame = page.locator(`#${id}`);
    await expect(page.frameLocator(`#${id}`).locator('fbf-transport .number')).toContainText(/8\s+of 15/, {
      timeout: 30_000,
    });
    const inner = () =>
      page
        .frameLocator(`#${id}`)
        .locator('frame-by-frame')
        .evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    await expect.poll(async () => Number(await frame.getAttribute('height'))).toBe(await inner());
    expect(Number(await frame.getAttribute('height'))).toBeGreaterThan(400);
    const before = Number(await frame.getAttribute('height'));
    await frame.evaluate((element) => element.setAttribute('width', '600'));
    await expect.poll(async () => Number(await frame.getAttribute('height'))).toBeGreaterThan(before);
  }
});

test('the page for an iframe says what is missing', async ({ page, host }) => {
  await page.goto(host.site('embed.html'));
  await expect(page.getByText('There is no program here')).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

siteTest('the dialog has a text for each kind of page, and what it says works', async ({ page, browser }) => {
  await openPage(page);
  for (let n = 0; n < 8; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 8);
  const open = page.locator('#share');
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Put this into your page' });
  await expect(dialog).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const text = () => dialog.getByLabel('Text to copy').inputValue();
  const texts: Record<string, string> = { Element: await text() };
  for (const kind of ['iframe', 'Link', 'Picture']) {
    await dialog.getByRole('button', { name: kind, exact: true }).click();
    await expect.poll(text).not.toBe(Object.values(texts).at(-1));
    texts[kind] = await text();
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(texts.Link).toMatch(/^<a href="[^"]+#v1\.[^"]+">add\.py, step 8: .+<\/a>$/);
  expect(texts.Picture).toMatch(/^<svg [\s\S]+<\/svg>\s*$/);
  const other = await browser.newPage();
  for (const kind of ['Element', 'iframe']) {
    await other.setContent(`<!doctype html><title>x</title>${texts[kind]}`);
    const root = kind === 'iframe' ? other.frameLocator('iframe') : other;
    await expect(root.locator('fbf-transport .number')).toContainText(/8\s+of 15/, { timeout: 30_000 });
    await expect(root.locator('fbf-source')).toContainText('add.py');
  }
  expect(await stateOf(other)).toEqual({});
  await other.close();
});
