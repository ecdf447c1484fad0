// When something breaks: the page answers, says what happened, and keeps the program and its steps.

import type { Page } from '@playwright/test';
import { test as plain } from '@playwright/test';
import { atMoment, button, drop, expect, lengthOf, opened, opening, openPage, slowestTurn, test } from './site';

/** Ends the page's worker from within. */
async function kill(page: Page, how: 'silently' | 'with an error'): Promise<void> {
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('The page has no worker.');
  if (how === 'silently') await worker.evaluate('close()').catch(() => {});
  else await worker.evaluate("setTimeout(() => { throw new Error('killed by a test'); }, 0)").catch(() => {});
}

const notice = (page: Page) => page.locator('frame-by-frame .notice');

// The browser reports the error that this test makes: so it does not ask for a quiet console.
plain('a worker that breaks down is replaced, and the run goes on where it was', async ({ page }) => {
  await openPage(page);
  for (let n = 0; n < 6; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 6);
  await kill(page, 'with an error');
  await expect.poll(() => page.workers().length).toBe(0);
  await atMoment(page, 6);
  await button(page, 'Step forward').click();
  await atMoment(page, 7);
  await button(page, 'Back one step').click();
  await atMoment(page, 6);
  await button(page, 'To end').click();
  await atMoment(page, 15);
  await expect(page.locator('fbf-source')).toContainText('def add(x, y):');
});

test('a worker that ends without a word is missed, and the next step goes on where it was', async ({ page }) => {
  await openPage(page);
  for (let n = 0; n < 6; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 6);
  await kill(page, 'silently');
  await button(page, 'Step forward').click();
  // The page itself lives meanwhile.
  await page.getByRole('radio', { name: 'Line' }).check({ force: true });
  await page.getByRole('radio', { name: 'Instruction' }).check({ force: true });
  await expect(notice(page)).toContainText('The machine has not answered for 15 seconds', { timeout: 60_000 });
  await atMoment(page, 6);
  await button(page, 'Step forward').click();
  await atMoment(page, 7);
  await expect(notice(page)).toBeHidden();
  expect(await lengthOf(page)).toBe(15);
});

for (const [what, source, said] of [
  [
    'a program that eats memory',
    "line = 'x' * 1000000\nall = []\nwhile 1:\n    all.append(line + str(len(all)))\n",
    null,
  ],
  ['a number without end', 'n = 7\nwhile 1:\n    n = n * n\n', null],
  ['an endless loop', 'while 1:\n    pass\n', 'has not ended'],
  ['a recursion without end', 'def f(n):\n    return f(n + 1)\n\nf(0)\n', 'RuntimeError'],
] as const) {
  test(`${what}: the page answers, says what happened, and keeps the steps`, async ({ page }) => {
    test.setTimeout(180_000);
    await openPage(page);
    await drop(page, 'trouble.py', Buffer.from(source));
    await expect(page.locator('#program')).toHaveValue('file:trouble.py', { timeout: 60_000 });
    // It answers while the program runs; how fast is measured by scripts/bench_player.mjs, on a machine of its own.
    expect(await slowestTurn(page, 50)).toBeLessThan(1_000);
    await expect(page.getByRole('group', { name: 'Timeline' })).toHaveAttribute('aria-busy', 'false', {
      timeout: 120_000,
    });
    const length = await lengthOf(page);
    expect(length).toBeGreaterThan(5);
    await button(page, 'To end').click();
    await atMoment(page, length);
    const ended = page.locator('fbf-narration .ended');
    await expect(ended).toBeVisible();
    if (said !== null) await expect(ended).toContainText(said);
    await button(page, 'Back one step').click();
    await atMoment(page, length - 1);
    await button(page, 'To start').click();
    await atMoment(page, 0);
    await expect(page.locator('fbf-source')).toContainText(source.split('\n')[0] ?? '');
    await opening(page, () => page.locator('#program').selectOption('add'));
    await opened(page);
  });
}
