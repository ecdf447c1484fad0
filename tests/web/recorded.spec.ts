// Recorded runs: they play in the same element and on the same page, without the machine.

import { record } from '../../www/testing/recorded';
import { kept, openFile, saving } from './disk';
import { loudTest, test } from './embed/host';
import { atMoment, button, drop, expect, lengthOf, opened, opening, openPage } from './site';

const program = 'def greet(name):\n    print "Hello, " + name\n\nfor name in ["Ada", "Grace"]:\n    greet(name)\n';

let recording: Buffer;

test.beforeAll(() => {
  // The command line may have to be built.
  test.setTimeout(600_000);
  recording = Buffer.from(record(program));
});

// The browser says in the console what the policy refuses: nothing must be asked for that it would.
test('an element plays a recorded run under a policy that forbids wasm and workers', async ({ page, host }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const run = host.file('greet.fbf', recording, 'application/octet-stream');
  const { origin } = new URL(host.site('./'));
  const policy = `default-src 'none'; script-src ${origin}; connect-src ${host.address}; img-src data:; worker-src 'none'`;
  const article = host.page(
    'article.html',
    `<frame-by-frame src="${run}" controls="full"><pre><code>for name in</code></pre></frame-by-frame>`,
    { 'content-security-policy': policy },
  );
  await page.goto(article);
  const player = page.locator('fbf-player');
  await expect(player.locator('fbf-source')).toContainText('print "Hello, " + name');
  await atMoment(page, 0);
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
  await button(page, 'To end').click();
  await expect(player.locator('fbf-output')).toContainText('Hello, Grace');
  await button(page, 'Back one step').click();
  await atMoment(page, (await lengthOf(page)) - 1);
  expect(asked.filter((address) => /wasm|worker/.test(address))).toEqual([]);
  expect(page.workers()).toEqual([]);
});

loudTest('an element says in a sentence that a recording is damaged', async ({ page, host }) => {
  const run = host.file('greet.fbf', recording.subarray(0, 500), 'application/octet-stream');
  await page.goto(host.page('article.html', `<frame-by-frame src="${run}"></frame-by-frame>`));
  await expect(page.locator('frame-by-frame').getByRole('alert')).toContainText('This recorded run is damaged');
});

test('a recorded run that is dropped on the page plays, and is edited as a program', async ({ page }) => {
  await openPage(page);
  await opening(page, () => drop(page, 'greet.fbf', recording));
  await expect(page.locator('fbf-source')).toContainText('print "Hello, " + name');
  const length = await lengthOf(page);
  // Step over: to the next line of the module.
  await page.keyboard.press('o');
  await expect(page.locator('fbf-source li.next')).toContainText('for name in');
  await button(page, 'To end').click();
  await atMoment(page, length);
  await expect(page.locator('fbf-output')).toContainText('Hello, Ada');
  // Whoever changes it runs it: then the machine does.
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.locator('fbf-editor .cm-content')).toBeFocused();
  await page.keyboard.press('Control+a');
  await opening(page, () => page.keyboard.insertText('print 6 * 7\n'));
  await button(page, 'To end').click();
  await expect(page.locator('fbf-output')).toContainText('42');
});

test('a damaged recording leaves the program that is open', async ({ page }) => {
  await openPage(page);
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
  const damaged = Buffer.from(recording);
  damaged[300] = (damaged[300] ?? 0) ^ 1;
  await drop(page, 'greet.fbf', damaged);
  await expect(page.locator('frame-by-frame .notice')).toContainText('This recorded run is damaged');
  await atMoment(page, 1);
  await button(page, 'Step forward').click();
  await atMoment(page, 2);
});

test('a recorded run is saved as a file without the machine', async ({ page, browser }) => {
  await openPage(page);
  await opening(page, () => drop(page, 'greet.fbf', recording));
  const { address, size } = await kept(await saving(page, 'Save'));
  expect(size).toBeLessThan(700_000);
  const file = await openFile(browser, address);
  await opened(file.page);
  await button(file.page, 'To end').click();
  await expect(file.page.locator('fbf-output')).toContainText('Hello, Grace');
  await file.leave();
});
