// The page of proofs: read at any width, light and dark, and found from the playground.

import { findings } from './axe';
import { expect, openPage, test } from './site';

test('the page of proofs is found, and can be read at any width, light and dark', async ({ page }) => {
  await openPage(page);
  await page.locator('#ask').click();
  await page.getByRole('link', { name: 'How far this can be trusted' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'How far Frame by Frame can be trusted' })).toBeVisible();
  await expect(page.getByRole('table')).not.toHaveCount(0);
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [390, 'dark'],
    [320, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'.*require-trusted-types-for 'script'/);
  await expect(page.locator('script')).toHaveCount(0);
});
