import { expect, test } from '@playwright/test';

test('the built site runs the machine in its worker, from a sub-path', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#version')).toHaveText('0.1.0');
});
