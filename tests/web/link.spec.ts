// A link to a moment: the program, what it was given to read, and the step.

import { atMoment, button, expect, forbidAllButOwnFiles, lengthOf, opened, opening, openPage, test } from './site';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a link opens the same moment of the same program, with its answers', async ({ page, context }) => {
  await openPage(page);
  await opening(page, () => page.locator('#program').selectOption('ask_name'));
  await button(page, 'To end').click();
  const field = page.locator('fbf-output').getByRole('textbox');
  await field.fill('Ada \u00e9');
  await field.press('Enter');
  await expect(page.locator('fbf-output .stdin')).toContainText('Ada \u00e9');
  await opened(page);
  await button(page, 'To end').click();
  const end = await lengthOf(page);
  await atMoment(page, end);
  await button(page, 'Back one step').click();
  await atMoment(page, end - 1);
  await page.getByRole('button', { name: 'Link' }).click();
  await expect(page.locator('#copied')).toHaveText('Copied');
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toBe(page.url());
  const other = await context.newPage();
  await forbidAllButOwnFiles(other);
  await other.goto(address);
  await opened(other);
  await atMoment(other, end - 1);
  await expect(other.locator('fbf-output')).toContainText('Hello, Ada \u00e9!');
  await expect(other.locator('#program option:checked')).toHaveText('ask_name.py');
});

test('a damaged link is said to be one, and the page opens as ever', async ({ page }) => {
  await page.goto('./#v1.nonsense');
  await opened(page);
  await expect(page.locator('frame-by-frame .notice')).toContainText('This link is damaged');
  await atMoment(page, 0);
  await expect(page.locator('fbf-source')).toContainText('def add(x, y):');
});
