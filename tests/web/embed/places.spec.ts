// Where the element has to play: under strict policies, in sandboxes, without workers, without scripts, many at once.

import type { Page } from '@playwright/test';
import { slowestTurn } from '../site';
import { call, embed, expect, listen, loudTest, stateOf, test } from './host';

const csp = 'content-security-policy';

/** Hears of what a policy forbids, on each page that is opened from now on. */
async function violations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const found: string[] = [];
    Reflect.set(window, 'violations', found);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      found.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  return () => page.evaluate(() => Reflect.get(window, 'violations'));
}

/** Goes to the end of the run, and asks for what came out of it. */
async function playsToTheEnd(page: Page): Promise<void> {
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toMatchObject({ status: 'ready', length: 15 });
  await call(page, 'seek', 15);
  expect(await stateOf(page)).toMatchObject({ n: 15, output: '3\n', error: null });
}

test('plays under the policy that the documentation names', async ({ page, host }) => {
  const forbidden = await violations(page);
  const origin = new URL(host.site('')).origin;
  const policy = `script-src ${origin} 'wasm-unsafe-eval'; worker-src blob:`;
  await page.goto(host.page('a.html', embed(), { [csp]: policy }));
  await playsToTheEnd(page);
  expect(page.workers()).toHaveLength(1);
  expect(await forbidden()).toEqual([]);
});

test('plays where everything else is forbidden', async ({ page, host }) => {
  const forbidden = await violations(page);
  const origin = new URL(host.site('')).origin;
  const policy = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${origin}; img-src data:`;
  await page.goto(host.page('a.html', embed('grain="c-step"'), { [csp]: policy }));
  await playsToTheEnd(page);
  await page.keyboard.press('Tab');
  // The dialogs and the editor, too.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.locator('fbf-editor .cm-content')).toBeVisible();
  expect(await forbidden()).toEqual([]);
});

test('plays in a sandboxed frame', async ({ page, host }) => {
  const inner = host.page('inner.html', embed());
  await page.goto(
    host.page(
      'a.html',
      `<iframe sandbox="allow-scripts" src="${inner}" title="inner" width="800" height="900"></iframe>`,
    ),
  );
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('of 15')).toBeVisible({ timeout: 30_000 });
  await frame.getByRole('button', { name: 'To end' }).click();
  await expect(frame.locator('fbf-output')).toContainText('3');
  expect(page.workers()).toHaveLength(1);
});

loudTest('without workers it plays on the page itself, and says so in the console', async ({ page, host }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const origin = new URL(host.site('')).origin;
  const policy = `script-src ${origin} 'wasm-unsafe-eval'; worker-src 'none'`;
  await page.goto(host.page('a.html', embed(), { [csp]: policy }));
  await playsToTheEnd(page);
  expect(page.workers()).toHaveLength(0);
  expect(said.filter((text) => text.startsWith('Frame by Frame: this page allows no worker'))).toHaveLength(1);
});

loudTest('without workers a run of a million instructions leaves the page alive', async ({ page, host }) => {
  const origin = new URL(host.site('')).origin;
  const policy = `script-src ${origin} 'wasm-unsafe-eval'; worker-src 'none'`;
  await page.goto(host.page('a.html', embed('', 'n = 0\nwhile 1:\n    n = n + 1\n'), { [csp]: policy }));
  await expect
    .poll(() => stateOf(page).then(({ length }) => Number(length)), { timeout: 30_000 })
    .toBeGreaterThan(1_000);
  // The page has turns of its own all the while.
  expect(await slowestTurn(page, 20)).toBeLessThan(1_000);
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect.poll(() => stateOf(page)).toMatchObject({ n: 1 });
});

loudTest('where neither may run, the program stays to be read, with the reason', async ({ page, host }) => {
  const heard = await listen(page);
  const origin = new URL(host.site('')).origin;
  await page.goto(host.page('a.html', embed(), { [csp]: `script-src ${origin}; worker-src blob:` }));
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toMatchObject({ status: 'failed' });
  await expect(page.locator('frame-by-frame > pre')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'The machine could not be loaded' })).toBeVisible();
  expect((await heard()).map(({ type }) => type)).toContain('fbf-error');
});

test('where storage is forbidden it plays', async ({ page, host }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    }
  });
  await page.goto(host.page('a.html', embed()));
  await playsToTheEnd(page);
});

test('with scripts off the program is there to be read', async ({ browser, host }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host.page('a.html', embed()));
  await expect(page.locator('frame-by-frame pre')).toBeVisible();
  await expect(page.locator('frame-by-frame pre')).toContainText('print add(1,2)');
  await context.close();
});

test('twenty on a page: one machine, begun only where a reader is, and each plays', async ({ page, host }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.setViewportSize({ width: 900, height: 700 });
  const programs = Array.from({ length: 20 }, (_, index) => embed('', `print ${index}\n`));
  await page.goto(host.page('a.html', programs.join('<p>More.</p>')));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready' });
  const statuses = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('frame-by-frame')].map(
        (element) => (element as unknown as { getState(): { status: string } }).getState().status,
      ),
    );
  expect((await statuses()).filter((status) => status === 'idle').length).toBeGreaterThanOrEqual(16);
  for (const index of programs.keys()) {
    await page.locator('frame-by-frame').nth(index).scrollIntoViewIfNeeded();
    await expect.poll(() => stateOf(page, index)).toMatchObject({ status: 'ready' });
  }
  expect(await statuses()).toEqual(programs.map(() => 'ready'));
  const outputs = await page.evaluate(async () => {
    const all = [...document.querySelectorAll('frame-by-frame')] as unknown as {
      seek(n: number): Promise<void>;
      getState(): { output: string };
    }[];
    await Promise.all(all.map((one) => one.seek(99)));
    return all.map((one) => one.getState().output);
  });
  expect(outputs).toEqual(programs.map((_, index) => `${index}\n`));
  expect(requests.filter((url) => url.endsWith('.wasm'))).toHaveLength(1);
  expect(page.workers()).toHaveLength(1);
});

test('when the machine that all share breaks down, each goes on where it was', async ({ page, host }) => {
  await page.setViewportSize({ width: 900, height: 1600 });
  await page.goto(host.page('a.html', embed('at="5"') + embed('at="7"')));
  for (const index of [0, 1]) await expect.poll(() => stateOf(page, index)).toMatchObject({ status: 'ready' });
  await page.workers()[0]?.evaluate("setTimeout(() => { throw new Error('killed by a test'); }, 0)");
  await expect.poll(() => page.workers().length).toBe(0);
  await call(page, 'step');
  expect(await stateOf(page)).toMatchObject({ n: 6, error: null });
  await page.evaluate(() =>
    (document.querySelectorAll('frame-by-frame')[1] as unknown as { step(): Promise<void> }).step(),
  );
  expect(await stateOf(page, 1)).toMatchObject({ n: 8, error: null });
  expect(page.workers()).toHaveLength(1);
});

test('a page without the element loads nothing of the player', async ({ page, host }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(host.page('a.html', ''));
  await page.waitForFunction(() => customElements.get('frame-by-frame') !== undefined);
  const loaded = requests
    .filter((url) => url.startsWith(new URL(host.site('')).origin))
    .map((url) => url.replace(/^.*\//, ''));
  expect(loaded.filter((name) => /^(player|embed|framebyframe_bg|links)/.test(name))).toEqual([]);
});

test('where no worker may be, a machine that broke down makes room for a fresh one', async ({ page, host }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
    const state = { instances: 0, breaks: false };
    Reflect.set(window, 'machine', state);
    // What a trap does: it goes up through whatever called the machine.
    const breakable = (instance: WebAssembly.Instance) => {
      state.instances += 1;
      const seek = instance.exports.session_seek as (...args: unknown[]) => unknown;
      const session_seek = (...args: unknown[]) => {
        if (!state.breaks) return seek(...args);
        state.breaks = false;
        throw new WebAssembly.RuntimeError('unreachable');
      };
      return Object.create(WebAssembly.Instance.prototype, {
        exports: { value: { ...instance.exports, session_seek } },
      });
    };
    const { Instance, instantiate } = WebAssembly;
    WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) =>
      breakable(await instantiate(module, imports))) as typeof WebAssembly.instantiate;
    WebAssembly.Instance = new Proxy(Instance, {
      construct: (_, [module, imports]) => breakable(new Instance(module, imports)),
    });
  });
  await page.setViewportSize({ width: 900, height: 1600 });
  await page.goto(host.page('a.html', embed('at="5"') + embed('at="7"')));
  for (const index of [0, 1]) await expect.poll(() => stateOf(page, index)).toMatchObject({ status: 'ready' });
  await page.evaluate(() => {
    Reflect.get(window, 'machine').breaks = true;
  });
  await call(page, 'step');
  expect(await stateOf(page)).toMatchObject({ n: 5, error: expect.stringContaining('The machine broke down') });
  await call(page, 'step');
  expect(await stateOf(page)).toMatchObject({ n: 6 });
  await page.evaluate(() =>
    (document.querySelectorAll('frame-by-frame')[1] as unknown as { step(): Promise<void> }).step(),
  );
  expect(await stateOf(page, 1)).toMatchObject({ n: 8 });
  expect(await page.evaluate(() => Reflect.get(window, 'machine').instances)).toBe(2);
});
