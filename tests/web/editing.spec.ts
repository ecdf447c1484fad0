// Editing the program on the page: it is compiled as it is written.

import type { Page } from '@playwright/test';
import { findings } from './axe';
import { atMoment, button, drop, expect, forbidAllButOwnFiles, lengthOf, opening, openPage, test } from './site';

const editor = (page: Page) => page.locator('fbf-editor .cm-content');
const report = (page: Page) => page.locator('fbf-editor .report');
const source = (page: Page) => page.locator('fbf-source');

async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(editor(page)).toBeFocused();
}

/** Replaces the whole program. */
async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** Writes something that does not compile: as many colons as nothing can have. */
async function spoil(page: Page): Promise<void> {
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(' ::');
  await expect(report(page)).toBeVisible();
}

/** Loaded files whose name begins so. */
function loaded(page: Page, name: string): Promise<number> {
  return page.evaluate(
    (start) => performance.getEntriesByType('resource').filter((entry) => entry.name.includes(`/${start}`)).length,
    name,
  );
}

test('the editor is loaded when it is first asked for', async ({ page }) => {
  await openPage(page);
  expect(await loaded(page, 'assets/editor')).toBe(0);
  await edit(page);
  expect(await loaded(page, 'assets/editor')).toBe(1);
});

test('says so when the editor cannot be loaded, and keeps stepping', async ({ page }) => {
  await page.route(/assets\/editor/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("as if it were not there")' }),
  );
  await openPage(page);
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.locator('frame-by-frame .notice')).toContainText('The editor could not be loaded');
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
});

test('a letter that is typed while the editor is being loaded is not lost', async ({ page }) => {
  let load = () => {};
  const loading = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.route(/assets\/editor/, async (route) => {
    await loading;
    await route.continue();
  });
  await openPage(page);
  await source(page).locator('li').nth(3).click();
  await page.keyboard.type('; x = 5');
  load();
  await expect(page.locator('fbf-editor .cm-line').nth(3)).toHaveText('print add(1,2); x = 5');
  await atMoment(page, 0);
});

test('a program is compiled as it is written, and steps', async ({ page }) => {
  await openPage(page);
  await button(page, 'To end').click();
  await atMoment(page, 15);
  await edit(page);
  await opening(page, () => write(page, 'def twice(n):\n    return n * 2\n\nprint twice(21)'));
  await atMoment(page, 0);
  await expect(page.locator('fbf-bytecode')).toContainText('BINARY_MULTIPLY');
  await expect(page.locator('fbf-bytecode')).not.toContainText('BINARY_ADD');
  await expect(page.locator('#program option:checked')).toHaveText('add.py, edited');
  await button(page, 'To end').click();
  await atMoment(page, await lengthOf(page));
  await expect(page.locator('fbf-output')).toContainText('42');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(source(page)).toContainText('return n * 2');
  await expect(source(page).locator('.scrolls')).toBeFocused();
});

test('keys type in the editor and do not step', async ({ page }) => {
  await openPage(page);
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
  await edit(page);
  for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) await page.keyboard.press(key);
  await page.keyboard.type(' # so');
  await expect(editor(page)).toContainText('def add(x, y): # so');
  await expect(source(page)).toHaveCount(0);
  await atMoment(page, 0);
  await expect(button(page, 'Play')).toBeVisible();
});

test('an error is shown at its place, and the last good program stays and steps', async ({ page }) => {
  await openPage(page);
  for (let n = 0; n < 6; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 6);
  await edit(page);
  await write(page, 'def add(x, y):\n    return x +\n\nprint add(1,2)');
  await expect(report(page).locator('p')).toHaveText('SyntaxError: invalid syntax');
  // As in CPython: the caret is under the end of the line, where an operand is missing.
  await expect(report(page).locator('.caret')).toHaveText('              ^', { useInnerText: true });
  await expect(page.locator('fbf-editor .cm-gutterElement.wrong')).toHaveText('2');
  await expect(page.locator('fbf-editor .cm-line.wrong')).toHaveText('    return x +');
  const status = page.locator('fbf-editor').getByRole('status');
  await expect(status).toContainText('SyntaxError: invalid syntax, line 2.');
  await expect(status).toContainText('the last version that compiled');
  await atMoment(page, 6);
  await button(page, 'Step forward').click();
  await atMoment(page, 7);
  await expect(page.locator('fbf-bytecode li.next .op')).toHaveText('LOAD_FAST');

  await editor(page).click();
  await opening(page, () => write(page, 'def add(x, y):\n    return x + 5\n\nprint add(1,2)'));
  await expect(report(page)).toHaveCount(0);
  await expect(status).toHaveText('');
  await atMoment(page, 0);
});

test('errors are CPython’s, those of indentation too', async ({ page }) => {
  await openPage(page);
  await edit(page);
  await write(page, 'if 1:\nprint 2');
  await expect(report(page).locator('p')).toHaveText('IndentationError: expected an indented block');
  await write(page, 'return 1');
  await expect(report(page).locator('p')).toHaveText("SyntaxError: 'return' outside function");
  await expect(report(page).locator('.caret')).toHaveCount(0);
  await write(page, 'x = """');
  await expect(report(page).locator('p')).toHaveText('SyntaxError: EOF while scanning triple-quoted string literal');
});

test('a warning of the compiler stands under its line', async ({ page }) => {
  await openPage(page);
  await edit(page);
  await opening(page, () => write(page, "x = 1\nassert (x, 'always')\nprint x"));
  await expect(page.locator('fbf-editor .report.warning')).toHaveText(
    'SyntaxWarning: assertion is always true, perhaps remove parentheses?',
  );
  await expect(page.locator('fbf-output .stderr')).toContainText('add.py:2: SyntaxWarning');
});

test('undoing an error brings nothing back to the start', async ({ page }) => {
  await openPage(page);
  for (let n = 0; n < 5; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 5);
  await edit(page);
  await spoil(page);
  await page.keyboard.press('Control+z');
  await expect(report(page)).toHaveCount(0);
  await atMoment(page, 5);
  await expect(page.locator('fbf-editor .cm-line.next')).toHaveText('print add(1,2)');
  await page.keyboard.press('Control+y');
  await expect(report(page)).toBeVisible();
});

test('Escape leaves; what does not compile is still there when one comes back', async ({ page }) => {
  await openPage(page);
  await edit(page);
  await spoil(page);
  await page.keyboard.press('Escape');
  await expect(source(page)).toContainText('does not compile');
  await expect(source(page)).not.toContainText('::');
  await page.keyboard.press('ArrowRight');
  await atMoment(page, 1);
  await edit(page);
  await expect(editor(page)).toContainText('::');
  await expect(report(page)).toBeVisible();
});

test('Escape leaves from the button, too', async ({ page }) => {
  await openPage(page);
  await edit(page);
  await page.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('Escape');
  await expect(source(page).locator('.scrolls')).toBeFocused();
});

test('what is pointed at is scrolled to, and the current row comes back', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 640 });
  await openPage(page);
  await opening(page, () => page.locator('#program').selectOption('exception_three_frames'));
  const current = page.locator('fbf-bytecode li.next');
  const last = page.locator('fbf-bytecode li', { hasText: 'never printed' });
  await expect(last).not.toBeInViewport();
  await source(page).locator('li', { hasText: 'never printed' }).focus();
  await expect(last).toBeInViewport();
  await expect(current).not.toBeInViewport();
  await page.getByRole('button', { name: 'Edit' }).focus();
  await expect(current).toBeInViewport();
});

test('Tab indents, Shift-Tab takes it back, Enter goes on as deep as it must', async ({ page }) => {
  await openPage(page);
  await edit(page);
  await write(page, 'for x in range(2):');
  await page.keyboard.press('Enter');
  await page.keyboard.type('print x');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('print 7');
  await page.keyboard.press('Tab');
  await expect(page.locator('fbf-editor .cm-line')).toHaveText(['for x in range(2):', '    print x', '    print 7']);
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('fbf-editor .cm-line')).toHaveText(['for x in range(2):', '    print x', 'print 7']);
});

test('Control-Enter goes back to stepping at once, or to what is wrong', async ({ page }) => {
  await openPage(page);
  await edit(page);
  await write(page, 'x = 1\ny = (x +)\nprint y\nprint x');
  await page.keyboard.press('Control+Enter');
  await expect(report(page)).toBeVisible();
  await page.keyboard.type('3');
  await page.keyboard.press('Control+Enter');
  await expect(source(page)).toContainText('y = (x +3)');
  await page.keyboard.press('ArrowRight');
  await atMoment(page, 1);
});

test('a letter, Enter or a double-click on the source begins there', async ({ page }) => {
  await openPage(page);
  await source(page).locator('li').nth(1).click();
  await page.keyboard.type('*3 + 1');
  await expect(page.locator('fbf-editor .cm-line').nth(1)).toHaveText('    return x + y*3 + 1');
  await page.keyboard.press('Escape');
  await expect(source(page)).toContainText('return x + y*3 + 1');

  await source(page).locator('li').nth(3).dblclick();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type(' # here');
  await expect(page.locator('fbf-editor .cm-line').nth(3)).toHaveText('print add(1,2) # here');
  await page.keyboard.press('Escape');

  await expect(source(page).locator('.scrolls')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
});

test('the editor stands where the source stood', async ({ page }) => {
  await openPage(page);
  for (let n = 0; n < 6; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 6);
  const places = async (row: string, text: string) => [
    await page.locator(row, { hasText: 'return' }).locator(text).first().boundingBox(),
    await page.locator('fbf-bytecode').boundingBox(),
  ];
  const call = await source(page).locator('.site').boundingBox();
  const before = await places('fbf-source li', 'b');
  await edit(page);
  expect(await places('fbf-editor .cm-line', '.keyword')).toEqual(before);
  expect(await page.locator('fbf-editor .site').boundingBox()).toEqual(call);
  await expect(page.locator('fbf-editor .cm-line.next')).toHaveText('print add(1,2)');
});

test('another program closes the editor; one can come back to what was written', async ({ page }) => {
  await openPage(page);
  await edit(page);
  await opening(page, () => write(page, 'print 6 * 7'));
  await opening(page, () => page.locator('#program').selectOption('recursion'));
  await expect(source(page)).toContainText('def fact');
  await opening(page, () => page.locator('#program').selectOption({ label: 'add.py, edited' }));
  await expect(source(page)).toContainText('print 6 * 7');
});

test('a dropped .py that does not compile is opened in the editor, at its error', async ({ page }) => {
  await openPage(page);
  await drop(page, 'broken.py', Buffer.from('x = 1\nif x = 1:\n    print x\n'));
  await expect(report(page).locator('p')).toHaveText('SyntaxError: invalid syntax');
  await expect(page.locator('fbf-editor .title')).toHaveText('broken.py');
  await expect(page.locator('fbf-bytecode')).toContainText('CALL_FUNCTION');
  await opening(page, () => write(page, 'x = 1\nif x == 1:\n    print x'));
  await expect(page.locator('#program option:checked')).toHaveText('broken.py, edited');
});

test('pointing at a line shows its instructions, and the other way round', async ({ page }) => {
  await openPage(page);
  const lit = page.locator('fbf-bytecode [data-pointed] .op');
  await source(page).locator('li').nth(1).hover();
  await expect(lit).toHaveText(['LOAD_FAST', 'LOAD_FAST', 'BINARY_ADD', 'RETURN_VALUE']);
  await page.locator('fbf-bytecode li', { hasText: 'PRINT_ITEM' }).hover();
  await expect(source(page).locator('[data-pointed]')).toHaveText(/print add\(1,2\)/);
  await expect(lit).toHaveCount(8);
  await page.locator('fbf-narration').hover();
  await expect(page.locator('[data-pointed]')).toHaveCount(0);
});

test('the up and down keys point, too', async ({ page }) => {
  await openPage(page);
  await source(page).locator('.scrolls').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(source(page).locator('li').nth(1)).toBeFocused();
  await expect(page.locator('fbf-bytecode [data-pointed] .op')).toHaveCount(4);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('fbf-bytecode [data-pointed] .op')).toHaveCount(3);
  await page.locator('fbf-bytecode .scrolls').focus();
  await expect(page.locator('[data-pointed]')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(source(page).locator('[data-pointed]')).toHaveText(/def add/);
  await atMoment(page, 0);
});

test('the line of the cursor shows its instructions', async ({ page }) => {
  await openPage(page);
  await edit(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('fbf-bytecode [data-pointed] .op')).toHaveCount(4);
  await page.locator('fbf-bytecode li', { hasText: 'MAKE_FUNCTION' }).hover();
  await expect(page.locator('fbf-editor .cm-line.pointed')).toHaveText('def add(x, y):');
});

test('the editor runs under a policy that allows nothing but own files', async ({ page }) => {
  await forbidAllButOwnFiles(page);
  await openPage(page);
  await edit(page);
  await spoil(page);
  // The styles that CodeMirror brings along are there, and so are ours.
  const looks = await editor(page).evaluate((element) => {
    const { whiteSpace, fontSize, caretColor } = getComputedStyle(element);
    return { whiteSpace, fontSize, caretColor };
  });
  expect(looks.whiteSpace).toMatch(/pre|break-spaces/);
  expect(looks.fontSize).toBe('15px');
});

test('a player that is only to be read is not edited, and keeps its keys', async ({ page }) => {
  const editors: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('assets/editor')) editors.push(request.url());
  });
  await openPage(page);
  await page.locator('frame-by-frame').evaluate((player) => player.setAttribute('readonly', ''));
  await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  await source(page).locator('li').nth(1).dblclick();
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Line' })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await atMoment(page, 3);
  expect(editors).toEqual([]);
  await expect(page.locator('fbf-editor')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    test(`axe-core finds nothing in the editor: ${colorScheme}, ${width} × ${height}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await openPage(page);
      await showSource(page);
      await edit(page);
      expect(await findings(page)).toEqual([]);
      await spoil(page);
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(source(page)).toContainText('does not compile');
      expect(await findings(page)).toEqual([]);
    });
  }
}

test('a phone edits in the pane of the source, and nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await showSource(page);
  await edit(page);
  await opening(page, () => write(page, `print ${'1 + '.repeat(30)}1`));
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(390);
  await spoil(page);
  expect(await width()).toBe(390);
  const message = await report(page).locator('p').boundingBox();
  expect(message?.x).toBeGreaterThanOrEqual(0);
  expect((message?.x ?? 0) + (message?.width ?? 0)).toBeLessThanOrEqual(390);
  for (const name of ['Done']) {
    const box = await page.getByRole('button', { name }).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(40);
  }
});

/** On a phone the source has a pane of its own. */
async function showSource(page: Page): Promise<void> {
  const tab = page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Source' });
  if (await tab.isVisible()) await tab.click();
}

test('a program that is written is in the encoding that it declares', async ({ page }) => {
  await openPage(page);
  await edit(page);
  await opening(page, () => write(page, "# coding: latin-1\nprint repr('é')\n"));
  await button(page, 'To end').click();
  await expect(page.locator('fbf-output')).toContainText("'\\xe9'");
});

test('classes and generators run', async ({ page }) => {
  await openPage(page);
  await edit(page);
  const program =
    'class Money(object):\n    def __init__(self, n):\n        self.n = n\n    def __add__(self, other):\n        return Money(self.n + other.n)\n\n\ndef count():\n    yield (Money(1) + Money(2)).n\n\n\nprint list(count())\n';
  await opening(page, () => write(page, program));
  await button(page, 'To end').click();
  await expect(page.locator('fbf-output')).toContainText('[3]');
  await expect(page.locator('fbf-narration .ended')).toBeVisible();
});
