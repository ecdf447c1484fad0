// Files that a page saves, opened from this disk.

import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Download, Page } from '@playwright/test';
import { expect, test } from './site';

/** Keeps a file that was saved: where it is, and how large. */
export async function kept(download: Download): Promise<{ address: string; size: number }> {
  const path = test.info().outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return { address: pathToFileURL(path).href, size: statSync(path).size };
}

/** What a button gives the reader as a file. */
export async function saving(page: Page, name: string): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return download;
}

/** Opens a saved file where there is no network; `leave` closes it, and fails where the browser complained or anything was asked for. */
export async function openFile(browser: Browser, address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ ...options, offline: true });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('dialog', (dialog) => troubles.push(dialog.message()));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) troubles.push(request.url());
  });
  await page.goto(address);
  const leave = async () => {
    await context.close();
    expect(troubles).toEqual([]);
  };
  return { page, leave };
}
