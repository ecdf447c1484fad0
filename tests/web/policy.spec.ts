// The pages' own policy: no script and no markup is made of text, and nothing is loaded from elsewhere. All other tests run
// under it, too, and fail when the browser complains in the console.

import type { Page } from '@playwright/test';
import { test as plain } from '@playwright/test';
import { atMoment, button, expect, openPage, test } from './site';

/** What an attacker who could run something on the page would try next; each gives what the browser says to it. */
async function attempts(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const tried = (what: () => unknown) => {
      try {
        return `went through: ${what()}`;
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    };
    const script = document.createElement('script');
    return {
      markup: tried(() => {
        document.body.innerHTML = '<b>here</b>';
      }),
      document: tried(() => document.write('<b>here</b>')),
      handler: tried(() => document.body.setAttribute('onclick', 'alert(1)')),
      script: tried(() => {
        script.textContent = 'alert(1)';
      }),
      address: tried(() => {
        script.src = 'https://other.example/a.js';
      }),
      // In a turn of the page's own: what tests evaluate may do it.
      eval: await new Promise<string>((resolve) =>
        setTimeout(() => resolve(tried(() => Reflect.get(globalThis, 'eval')('1 + 1'))), 0),
      ),
      worker: tried(() => new Worker('https://other.example/a.js')),
      textWorker: tried(() => new Worker('data:text/javascript,1')),
      policy: tried(() =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): object } }
        ).trustedTypes.createPolicy('mine', {}),
      ),
    };
  });
}

for (const [name, path] of [
  ['the playground', './'],
  ['the page for iframes', './embed.html'],
  ['the article', './www/article/index.html'],
  ['the page for authors', './www/authors/index.html'],
] as const) {
  // The browser reports each attempt in the console.
  plain(`${name} makes no script and no markup of text`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('frame-by-frame').first()).toBeAttached();
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policy).toHaveAttribute('content', /default-src 'none'.*require-trusted-types-for 'script'/);
    for (const [what, outcome] of Object.entries(await attempts(page))) {
      expect(outcome, what).toMatch(/^(TypeError|EvalError|SecurityError)$/);
    }
    expect(await page.locator('script:not([src])').count()).toBe(0);
    const foreign = await page.evaluate(() => fetch('https://other.example/').catch((error: Error) => error.name));
    expect(foreign).toBe('TypeError');
  });
}

test('the playground does all that it does under its policy', async ({ page }) => {
  await openPage(page);
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.locator('fbf-editor .cm-content')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('print 1 + 1\n');
  await expect(page.locator('fbf-bytecode')).toContainText('PRINT_ITEM');
});
