// Articles that have the element in them: on a host of their own, other than the bundle's, as it is on the Web.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as loud, type Page } from '@playwright/test';
import { test as quiet } from '../site';

export { expect } from '../site';

/** A host of articles. */
export interface Host {
  /** Where its pages are, without a slash at the end. */
  readonly address: string;
  /** Serves a page, and gives its address. */
  page(name: string, html: string, headers?: Record<string, string>): string;
  /** Serves any file, to pages of all hosts. */
  file(name: string, content: string | Buffer, type: string): string;
  /** The address of a file of the built site. */
  site(name: string): string;
}

export const addProgram = 'def add(x, y):\n    return x + y\n\nprint add(1,2)\n';

/** Serves articles while a test runs. */
async function serve({ baseURL }: { baseURL: string | undefined }, use: (host: Host) => Promise<void>): Promise<void> {
  const files = new Map<string, { content: string | Buffer; headers: Record<string, string> }>();
  const server: Server = createServer((request, response) => {
    const found = files.get(request.url?.split('?')[0] ?? '');
    response.writeHead(found === undefined ? 404 : 200, found?.headers ?? {});
    response.end(found?.content ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const put = (name: string, content: string | Buffer, headers: Record<string, string>) => {
    files.set(`/${name}`, { content, headers: { 'access-control-allow-origin': '*', ...headers } });
    return `${address}/${name}`;
  };
  const site = (name: string) => new URL(name, baseURL).href;
  await use({
    address,
    site,
    page: (name, html, headers = {}) =>
      put(name, article(site('framebyframe.js'), html), { 'content-type': 'text/html', ...headers }),
    file: (name, content, type) => put(name, content, { 'content-type': type }),
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** A test that fails when the page complains in the console. */
export const test = quiet.extend<{ host: Host }>({ host: ({ baseURL }, use) => serve({ baseURL }, use) });
/** For what the browser itself complains of. */
export const loudTest = loud.extend<{ host: Host }>({ host: ({ baseURL }, use) => serve({ baseURL }, use) });

/** An article of some height around the element. */
function article(bundle: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>An article</title>
    <link rel="icon" href="data:,">
    <script type="module" src="${bundle}"></script>
  </head>
  <body>
    <main><h1>An article</h1>${body}<p>The end.</p></main>
  </body>
</html>`;
}

/** The element with a program inside. */
export function embed(attributes = '', program = addProgram): string {
  const text = program.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<frame-by-frame ${attributes}><pre><code>${text}</code></pre></frame-by-frame>`;
}

/** What the element says of itself. */
export function stateOf(page: Page, index = 0): Promise<Record<string, unknown>> {
  return page.evaluate((at) => {
    const element = document.querySelectorAll('frame-by-frame')[at];
    return element === undefined ? {} : (element as unknown as { getState(): Record<string, unknown> }).getState();
  }, index);
}

/** Calls a method of the element, and waits for what it gives. */
export function call(page: Page, method: string, ...args: unknown[]): Promise<unknown> {
  return page.evaluate(
    ([name, given]) => {
      const element = document.querySelector('frame-by-frame') as unknown as Record<
        string,
        (...all: unknown[]) => unknown
      >;
      return element[name as string]?.(...(given as unknown[]));
    },
    [method, args] as const,
  );
}

/** Collects the events of the elements of each page that is opened from now on; `heard` gives them. */
export async function listen(page: Page): Promise<() => Promise<{ type: string; detail: Record<string, unknown> }[]>> {
  await page.addInitScript(() => {
    const heard: object[] = [];
    Reflect.set(window, 'heard', heard);
    for (const type of ['fbf-ready', 'fbf-step', 'fbf-marker', 'fbf-end', 'fbf-error']) {
      addEventListener(type, (event) => heard.push({ type, detail: (event as CustomEvent).detail }));
    }
  });
  return () => page.evaluate(() => Reflect.get(window, 'heard'));
}
