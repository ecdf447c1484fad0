// What objects are made of: each kind of struct by mouse and by keyboard, and what each field is for, on the card itself.

import type { Page } from '@playwright/test';
import { findings } from './axe';
import { drop, expect, lengthOf, opening, openPage, test } from './site';

const program = `def outer():
    x = []
    def inner():
        return x
    return inner
def gen():
    yield 1
class C(object):
    def m(self):
        pass
inner = outer()
g = gen()
g.next()
m = C().m
append = [].append
`;

const dialog = (page: Page) => page.locator('fbf-anatomy').getByRole('dialog');
const card = (page: Page, label: string) => page.locator(`fbf-stage [data-card][aria-label="${label}"]`);
const tip = (page: Page) => page.locator('fbf-stage').getByRole('tooltip');

/** Opens the program above, at its end, with all objects and names on the stage. */
async function openKinds(page: Page): Promise<void> {
  await openPage(page);
  await opening(page, () => drop(page, 'kinds.py', Buffer.from(program)));
  await page.keyboard.press('End');
  await expect(page.locator('fbf-transport')).toContainText(`Step ${await lengthOf(page)}`);
  await page.locator('fbf-stage .morebox').click();
  await card(page, 'dict globals')
    .getByRole('button', { name: /more name/ })
    .click();
}

/** Each kind: its card, its struct, how many fields that has, and one of them. */
const kinds = [
  ['code inner', 'PyCodeObject', 18, 'co_freevars'],
  ['function inner', 'PyFunctionObject', 11, 'func_closure'],
  ['frame gen, suspended', 'PyFrameObject', 20, 'f_localsplus'],
  ['instancemethod m', 'PyMethodObject', 6, 'im_self'],
  ['cell x', 'PyCellObject', 3, 'ob_ref'],
  ['generator gen', 'PyGenObject', 6, 'gi_running'],
] as const;

test('tells of the struct of each kind of object, by keyboard and by mouse', async ({ page }) => {
  await openKinds(page);
  for (const [label, struct, count, field] of kinds) {
    await card(page, label).focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    await expect(dialog(page)).toContainText(struct);
    await expect(dialog(page).locator('.field')).toHaveCount(count);
    await expect(dialog(page).locator('.field', { hasText: new RegExp(`^${field}(?!cnt)`) })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await card(page, label).locator('.kind').click();
    await expect(dialog(page)).toBeVisible();
    await expect(dialog(page)).toContainText(struct);
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await expect(dialog(page)).toBeHidden();
  }
});

test('tells of a C function and what describes it, by keyboard and by mouse', async ({ page }) => {
  await openKinds(page);
  const append = card(page, 'dict globals').locator('.c-function');
  await append.focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page)).toContainText('PyCFunctionObject');
  await expect(dialog(page).locator('.field')).toContainText([
    'ob_refcnt',
    'ob_type',
    'm_ml',
    'ml_name',
    'ml_meth',
    'ml_flags',
    'ml_doc',
    'm_self',
    'm_module',
  ]);
  await expect(dialog(page)).toContainText('METH_O');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await append.click();
  await expect(dialog(page)).toBeVisible();
});

test('says at a field what it is for, under the pointer and with the focus', async ({ page }) => {
  await openPage(page);
  const code = card(page, 'code add');
  await expect(code).toBeVisible();
  const consts = code.locator('[data-field="co_consts"]');
  // What says it is loaded when a field is pointed at for the first time.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await consts.hover();
    await expect(tip(page)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(tip(page)).toContainText('A tuple of the constants');
  await page.mouse.move(0, 0);
  await expect(tip(page)).toBeHidden();

  await page.locator('fbf-stage .scroll').focus();
  await page.keyboard.press('Tab');
  const first = page.locator('fbf-stage [data-card]:focus');
  await expect(first).toBeVisible();
  await expect(tip(page)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const field = page.locator('fbf-stage [data-field]:focus');
  await expect(field).toBeVisible();
  await expect(field).toHaveAttribute('aria-describedby', 'tip');
  await expect(tip(page)).toContainText((await field.getAttribute('data-field')) ?? '');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeVisible();
  await expect(field).toHaveCount(0);
});

test('shows all eleven counters, those that are 0 on request', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('4');
  const counters = page.getByRole('list', { name: 'Call counters' }).locator('li:not(.name)');
  await expect(counters).toHaveCount(11);
  await expect(counters.first()).toBeHidden();
  await page.getByRole('button', { name: 'callstats() all 0' }).click();
  await expect(counters.last()).toBeVisible();
  await expect(counters).toHaveText([
    /^ALL 0/,
    /^FUNCTION 0/,
    /^FAST_FUNCTION 0/,
    /^FASTER_FUNCTION 0/,
    /^METHOD 0/,
    /^BOUND_METHOD 0/,
    /^CFUNCTION 0/,
    /^TYPE 0/,
    /^GENERATOR 0/,
    /^OTHER 0/,
    /^POP 0/,
  ]);
});
