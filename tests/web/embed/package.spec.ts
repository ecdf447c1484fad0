// The npm package, as it is installed: its tarball in an empty project that Vite builds, and beside a plain HTML file.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { kept, saving } from '../disk';
import { call, embed, expect, stateOf, test } from './host';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Serves a folder as it is. */
async function serveFolder(folder: string): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = resolve(folder, `.${decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')}`);
    const isFile = path.startsWith(folder) && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    response.writeHead(isFile ? 200 : 404, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    response.end(isFile ? readFileSync(path) : '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

test('the tarball works in an empty Vite project, in a plain HTML file, and for TypeScript', async ({ page }) => {
  test.setTimeout(240_000);
  // The last line is the tarball's path.
  const said = execFileSync(process.execPath, ['scripts/package.mjs', '--built'], { encoding: 'utf8' });
  const tarball = said.trim().split('\n').at(-1) ?? '';
  const project = mkdtempSync(join(tmpdir(), 'framebyframe-'));
  try {
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
    // It depends on nothing: so no registry is asked.
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: project, stdio: 'pipe' });
    const body = embed('at="8" loading="eager"');
    writeFileSync(
      join(project, 'index.html'),
      `<!doctype html><title>x</title><link rel="icon" href="data:,">${body}<script type="module" src="./main.js"></script>`,
    );
    writeFileSync(join(project, 'main.js'), "import 'framebyframe';\n");
    writeFileSync(
      join(project, 'plain.html'),
      `<!doctype html><title>x</title><link rel="icon" href="data:,">${body}<script type="module" src="node_modules/framebyframe/framebyframe.js"></script>`,
    );
    const vite = resolve('node_modules/vite/bin/vite.js');
    execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: project, stdio: 'pipe' });
    const { address, server } = await serveFolder(project);
    for (const name of ['dist/index.html', 'plain.html']) {
      // Vite writes addresses from the root of the host.
      if (name.startsWith('dist')) cpSync(join(project, 'dist/assets'), join(project, 'assets'), { recursive: true });
      await page.goto(`${address}/${name}`);
      await expect.poll(() => stateOf(page), { timeout: 30_000 }).toMatchObject({ status: 'ready', n: 8, length: 15 });
      await call(page, 'seek', 15);
      expect(await stateOf(page), name).toMatchObject({ output: '3\n' });
      // What a saved file is made of came along.
      await page.locator('fbf-transport').getByRole('button', { name: 'Panels and keys' }).click();
      expect((await kept(await saving(page, 'Save as one file'))).size).toBeGreaterThan(1_000_000);
    }
    server.closeAllConnections();
    server.close();
    writeFileSync(
      join(project, 'use.ts'),
      `import { FrameByFrameElement, type EmbedState } from 'framebyframe';
const element = document.querySelector('frame-by-frame');
if (element instanceof FrameByFrameElement) void element.step(2);
const state: EmbedState | undefined = element?.getState();
element?.addEventListener('fbf-step', ({ detail }) => console.log(detail.line, state?.n));
`,
    );
    mkdirSync(join(project, 'node_modules/.bin'), { recursive: true });
    symlinkSync(resolve('node_modules/typescript'), join(project, 'node_modules/typescript'));
    const flags = [
      '--noEmit',
      '--strict',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
      '--target',
      'es2022',
      '--types',
      '',
    ];
    execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...flags, 'use.ts'], {
      cwd: project,
      stdio: 'pipe',
    });
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});
