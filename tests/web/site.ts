// Opening the page and asking it things, for all tests of it.

import { readdirSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** A test that fails when the page writes an error to the console or throws one. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        // Playwright's own (see `serviceWorkers` in its configuration).
        if (message.text() === 'Service Worker registration blocked by Playwright') return;
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await use(undefined);
      // What is still on its way to a page that is done with fails with it.
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** The names of the samples that run without a reader. */
export const sampleNames = readdirSync('tests/samples')
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.replace(/\.py$/, ''))
  .sort();

/** Drops a file on the page. */
export async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const bytes = Uint8Array.from(atob(base64 ?? ''), (char) => char.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], file ?? ''));
      return data;
    },
    [name, content.toString('base64')],
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await expect(page.locator('#curtain')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.locator('#curtain')).toBeHidden();
}

/** Opens the playground and waits for its first program. */
export async function openPage(page: Page): Promise<void> {
  await page.goto('./');
  await opened(page);
}

/** Waits until the run of the program on the page is known to its end. */
export async function opened(page: Page): Promise<void> {
  await expect(page.getByRole('group', { name: 'Timeline' })).toHaveAttribute('aria-busy', 'false', {
    timeout: 20_000,
  });
}

/** Does what opens another program, and waits until that is on the page. */
export async function opening(page: Page, action: () => Promise<unknown>): Promise<void> {
  const ready = await page.evaluateHandle(() => {
    const told = new Promise((resolve) => document.addEventListener('fbf-ready', resolve, { once: true }));
    return { told };
  });
  await action();
  await ready.evaluate(({ told }) => told.then(() => undefined));
  await opened(page);
}

/** The step number. */
export function number(page: Page) {
  return page.locator('fbf-transport .number');
}

/** Waits until the page shows moment `n`. */
export async function atMoment(page: Page, n: number): Promise<void> {
  await expect(number(page)).toContainText(new RegExp(`^\\s*(Step )?${n.toLocaleString('en')}\\s+of`));
}

/** Waits until the page shows moment `n` or a later one: a moment that is passed while playing may be gone before it is looked at. */
export async function fromMoment(page: Page, n: number): Promise<void> {
  await expect.poll(async () => numbersOf(await number(page).textContent()).moment).toBeGreaterThanOrEqual(n);
}

/** How many instructions the run has, once that is known. */
export async function lengthOf(page: Page): Promise<number> {
  await opened(page);
  await expect(number(page)).toContainText(/of [1-9][\d,]*\s*$/);
  return numbersOf(await number(page).textContent()).length;
}

/** The moment on the page, and how many there are as far as is known. */
export async function numbers(page: Page): Promise<{ moment: number; length: number }> {
  return numbersOf(await number(page).textContent());
}

/** "Step 3 of 1,000" in numbers. */
function numbersOf(text: string | null): { moment: number; length: number } {
  const [moment = Number.NaN, length = Number.NaN] = (text?.match(/\d[\d,]*/g) ?? []).map((digits) =>
    Number(digits.replaceAll(',', '')),
  );
  return { moment, length };
}

export function button(page: Page, name: string) {
  return page.locator('fbf-transport').getByRole('button', { name, exact: true });
}

/** How long the page takes at most to come to its next turn, in milliseconds, over so many turns. */
export async function slowestTurn(page: Page, turns: number): Promise<number> {
  return page.evaluate(async (count) => {
    let slowest = 0;
    for (let turn = 0; turn < count; turn += 1) {
      const start = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 0));
      slowest = Math.max(slowest, performance.now() - start);
    }
    return slowest;
  }, turns);
}

/** Serves the page under the strictest policy that it must run under. */
export async function forbidAllButOwnFiles(page: Page): Promise<void> {
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'";
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
}
