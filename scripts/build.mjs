// `npm run build`: the machine as wasm, then the static site in dist/.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, say, step } from './lib/console.mjs';
import { atRoot, siteFolder, wasmFolder, wasmTargetFolder } from './lib/paths.mjs';
import { packageCommand, run } from './lib/process.mjs';
import { contentHash, isStamped, stamped } from './lib/stamp.mjs';
import { requireNode, requirePackages, requireRust } from './setup.mjs';
import { requireWasmBindgen, requireWasmToolchain } from './toolchain.mjs';

const crate = 'framebyframe';

/** Everything that {@link buildWasm} and {@link buildSite} need. */
export async function setUp() {
  requireNode();
  await requirePackages();
  await requireRust();
}

/** Builds `www/engine/wasm/`, unless no Rust source changed. */
export async function buildWasm() {
  const sources = ['src', 'Cargo.toml', 'Cargo.lock', 'scripts/build.mjs', 'scripts/toolchain.mjs'].map((path) =>
    atRoot(path),
  );
  const content = contentHash(sources, { except: (name) => name.startsWith('src/bin/') });
  const module = join(wasmFolder, `${crate}_bg.wasm`);
  if (isStamped('wasm', content, module)) return say('The wasm is up to date.');
  const toolchain = await requireWasmToolchain();
  const bindgen = join(await requireWasmBindgen(), 'wasm-bindgen');
  await stamped('wasm', content, async () => {
    await step('Compiling the machine to wasm', () =>
      run('cargo', ['build', '--locked', '--release', '--lib', ...toolchain.flags], { env: toolchain.env }),
    );
    await step('Wrapping and optimising the wasm', () => wrapWasm(bindgen, module));
  });
}

/** wasm-bindgen writes the module, its JavaScript and its types; wasm-opt makes the module smaller and faster. */
async function wrapWasm(bindgen, module) {
  const raw = join(wasmTargetFolder, 'wasm32-unknown-unknown', 'release', `${crate}.wasm`);
  rmSync(wasmFolder, { recursive: true, force: true });
  mkdirSync(wasmFolder, { recursive: true });
  await run(bindgen, ['--target', 'web', '--typescript', '--out-dir', wasmFolder, raw]);
  await run(process.execPath, [packageCommand('binaryen', 'wasm-opt'), '-O3', '--all-features', module, '-o', module]);
}

/** Builds `dist/`, unless nothing that it is made from changed. */
export async function buildSite() {
  const sources = ['index.html', 'www', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'].map((path) =>
    atRoot(path),
  );
  const content = contentHash(sources);
  if (isStamped('site', content, join(siteFolder, 'index.html'))) return say('The site is up to date.');
  const vite = packageCommand('vite', 'vite');
  await stamped('site', content, () => step('Building the site', () => run(process.execPath, [vite, 'build'])));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await setUp();
    await buildWasm();
    await buildSite();
    const { reportSizes } = await import('./budgets.mjs');
    reportSizes();
    say(`The site is in ${siteFolder}: copy that folder to any path of any static host.`);
  });
}
