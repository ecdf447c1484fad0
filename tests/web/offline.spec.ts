// The site without a network: after one visit all of it is kept, and a newer one waits until the reader wants it.

import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { atMoment, button, expect, opened, opening, test as plain } from './site';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'";

/** A host of a copy of the site, which can go away and come back with another build. */
interface Host {
  readonly address: string;
  goDown(): void;
  /** Another build, whose page has another title. */
  renew(): void;
  /** The list of files of another build, while the files are still those of this one. */
  beginToRenew(): void;
}

async function serveCopy(use: (host: Host) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'framebyframe-site-'));
  cpSync('dist', folder, { recursive: true });
  let isUp = true;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname.replace(/^\/site\//, '') || 'index.html';
    if (!isUp) {
      response.destroy();
      return;
    }
    try {
      const content = readFileSync(join(folder, path));
      const type = types[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': policy, 'cache-control': 'no-cache' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const change = (name: string, from: RegExp, to: string) => {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const newerPage = () => page.replace(/<title>[^<]*</, '<title>A newer one<');
  await use({
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/site/`,
    goDown() {
      isUp = false;
    },
    beginToRenew() {
      const newer = createHash('sha256').update(newerPage()).digest('hex');
      change('service-worker.js', /const build = "[^"]*"/, 'const build = "newer"');
      change('service-worker.js', /"index\.html":"[^"]*"/, `"index.html":"${newer}"`);
    },
    renew() {
      this.beginToRenew();
      writeFileSync(join(folder, 'index.html'), newerPage());
    },
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
}

const test = plain.extend<{ host: Host }>({
  // Playwright wants to see by its first parameter what a fixture needs: nothing.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  host: ({}, use) => serveCopy(use),
});

test.use({ serviceWorkers: 'allow' });

/** Opens the site, and waits until it is kept. */
async function visit(page: Page, { address }: Host): Promise<void> {
  await page.goto(address);
  await opened(page);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 })
    .toBe('activated');
}

test('after one visit the site works without a network', async ({ page, host }) => {
  await visit(page, host);
  host.goDown();
  await page.reload();
  await opened(page);
  await button(page, 'To end').click();
  await expect(page.locator('fbf-output')).toContainText('3');
  // What was never asked for before is there, too: a lesson, and the editor.
  await opening(page, () => page.goto(`${host.address}#lesson:call`));
  await expect(page.locator('fbf-lesson')).toBeVisible();
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.locator('fbf-editor .cm-content')).toBeFocused();
  await expect(page.locator('#update')).toHaveCount(0);
});

test('a newer site is offered, and comes when the reader takes it', async ({ page, host }) => {
  await visit(page, host);
  host.renew();
  // The reader goes on with what was kept.
  await page.reload();
  await opened(page);
  await expect(page).toHaveTitle('Frame by Frame');
  const offer = page.locator('#update');
  await expect(offer).toContainText('A new version of this page is there.', { timeout: 60_000 });
  await button(page, 'Step forward').click();
  await atMoment(page, 1);
  await expect(page).toHaveTitle('Frame by Frame');
  await offer.getByRole('button', { name: 'Reload' }).click();
  await expect(page).toHaveTitle('A newer one');
  await opened(page);
  await expect(offer).toHaveCount(0);
  expect(await page.evaluate(() => caches.keys())).toContain('framebyframe-newer');
});

test('an offer can be put away', async ({ page, host }) => {
  await visit(page, host);
  host.renew();
  await page.reload();
  await opened(page);
  await page.locator('#update').getByRole('button', { name: 'Later' }).click({ timeout: 60_000 });
  await expect(page.locator('#update')).toHaveCount(0);
  await expect(page).toHaveTitle('Frame by Frame');
});

test('a build whose files do not belong together is not taken', async ({ page, host }) => {
  await visit(page, host);
  host.beginToRenew();
  const outcome = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise<ServiceWorker | null | undefined>((resolve) => {
      registration?.addEventListener('updatefound', () => resolve(registration.installing), { once: true });
    });
    await registration?.update();
    const worker = await found;
    while (worker?.state === 'installing') {
      await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
    }
    return { state: worker?.state, kept: await caches.keys() };
  });
  expect(outcome.state).toBe('redundant');
  expect(outcome.kept).not.toContain('framebyframe-newer');
  await expect(page.locator('#update')).toHaveCount(0);
  // What was kept before is there as it was; and when the host is done, the newer one comes.
  await page.reload();
  await opened(page);
  await expect(page).toHaveTitle('Frame by Frame');
  host.renew();
  await page.reload();
  await expect(page.locator('#update')).toContainText('A new version of this page is there.', { timeout: 60_000 });
});
