// A link to a moment: the program, what it was given to read, and the step.

import { readFileSync } from 'node:fs';
import {
  atMoment,
  button,
  drop,
  expect,
  forbidAllButOwnFiles,
  lengthOf,
  opened,
  opening,
  openPage,
  test,
} from './site';

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
  // How it is looked at goes along.
  await page.getByRole('radio', { name: 'Line' }).check({ force: true });
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
  await expect(other.getByRole('radio', { name: 'Line' })).toBeChecked();
});

test('a link out of a lesson opens the lesson at the same place', async ({ page, context }) => {
  await page.goto('./#lesson:recursion');
  await opened(page);
  await expect(page.locator('fbf-lesson')).toBeVisible();
  const title = await page.locator('fbf-lesson h2').first().textContent();
  await page.keyboard.press('ArrowRight');
  await atMoment(page, 1);
  await page.getByRole('button', { name: 'Link' }).click();
  await expect(page.locator('#copied')).toHaveText('Copied');
  expect(page.url()).toMatch(/#lesson:recursion@1$/);
  const other = await context.newPage();
  await other.goto(page.url());
  await atMoment(other, 1);
  await expect(other.locator('fbf-lesson h2').first()).toHaveText(title ?? '');
  await expect(other.locator('#program')).toHaveValue('lesson:recursion');
});

test('a damaged link is said to be one, and the page opens as ever', async ({ page }) => {
  await page.goto('./#v1.nonsense');
  await opened(page);
  await expect(page.locator('frame-by-frame .notice')).toContainText('This link is damaged');
  await atMoment(page, 0);
  await expect(page.locator('fbf-source')).toContainText('def add(x, y):');
});

test('a program that is too long for a link is saved as a file, which opens the same moment', async ({ page }) => {
  await openPage(page);
  // Nothing repeats here, so nothing can be made shorter.
  const noise = Array.from({ length: 20_000 }, (_, n) =>
    String.fromCharCode(97 + ((n * n * 7 + n * 31 + (n >> 3) * 11) % 26)),
  );
  const source = `x = '${noise.join('')}${Array.from({ length: 6000 }, (_, n) => (n * 2654435761) % 4294967296).join('')}'\nprint len(x)\n`;
  await opening(page, () => drop(page, 'long.py', Buffer.from(source)));
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Link' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('long-step-1.json');
  await expect(page.locator('frame-by-frame .notice')).toContainText('too long for a link');
  const saved = readFileSync(await file.path());
  await opening(page, () => page.locator('#program').selectOption('recursion'));
  await drop(page, 'long-step-1.json', saved);
  await expect(page.locator('#program option:checked')).toHaveText('long.py');
  await atMoment(page, 1);
  await expect(page.locator('fbf-bytecode')).toContainText('PRINT_ITEM');
});
