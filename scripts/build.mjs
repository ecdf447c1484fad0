// `npm run build`: the machine as wasm, then the static site in dist/.

import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, say, step } from './lib/console.mjs';
import { atRoot, siteFolder, wasmFolder, wasmTargetFolder } from './lib/paths.mjs';
import { packageCommand, run } from './lib/process.mjs';
import { contentHash, isStamped, stamped } from './lib/stamp.mjs';
import { requireNode, requirePackages, requireRust } from './setup.mjs';
import { requireWasmBindgen, requireWasmToolchain } from './toolchain.mjs';

const crate = 'framebyframe';

/** The names of characters: half as large as the wasm, and only for programs with `\N{…}`, so the page fetches them then. */
const unicodeNames = atRoot('src', 'compiler', 'parser', 'build', 'names.bin');

/** What stands in the repository and cannot change the site, other than through the wasm in www/. */
const notOfTheSite = new Set([
  '.git',
  '.tools',
  'benches',
  'dist',
  'dist-npm',
  'fuzz',
  'integrations',
  'node_modules',
  'playwright-report',
  'src',
  'target',
  'target-wasm',
  'test-results',
]);

/** Everything that {@link buildWasm} and {@link buildSite} need. */
export async function setUp() {
  requireNode();
  await requirePackages();
  await requireRust();
}

/** Builds `www/engine/wasm/`: cargo knows whether Rust has anything to compile, the stamp whether that changed the wasm. */
export async function buildWasm() {
  const toolchain = await requireWasmToolchain();
  const bindgen = join(await requireWasmBindgen(), 'wasm-bindgen');
  await step('Compiling the machine to wasm', () =>
    run('cargo', ['build', '--locked', '--release', '--lib', ...toolchain.flags, ...toolchain.small.flags], {
      env: { ...toolchain.env, ...toolchain.small.env },
    }),
  );
  const raw = join(wasmTargetFolder, 'wasm32-unknown-unknown', 'release', `${crate}.wasm`);
  const module = join(wasmFolder, `${crate}_bg.wasm`);
  const content = contentHash([
    raw,
    bindgen,
    unicodeNames,
    atRoot('package-lock.json'),
    atRoot('scripts', 'build.mjs'),
  ]);
  if (isStamped('wasm', content, module)) return;
  await step('Wrapping and optimising the wasm', () =>
    stamped('wasm', content, () => wrapWasm(bindgen, raw, wasmFolder)),
  );
}

/** The wasm with what `npm run bench` calls besides; returns its folder. */
export async function buildBenchWasm() {
  const toolchain = await requireWasmToolchain();
  const bindgen = join(await requireWasmBindgen(), 'wasm-bindgen');
  const folder = join(wasmTargetFolder, 'bench');
  const flags = ['build', '--locked', '--release', '--lib', '--features', 'bench'];
  await step('Compiling the machine to wasm, for the benchmark', () =>
    run('cargo', [...flags, ...toolchain.flags, ...toolchain.small.flags], {
      env: { ...toolchain.env, ...toolchain.small.env },
    }),
  );
  const raw = join(wasmTargetFolder, 'wasm32-unknown-unknown', 'release', `${crate}.wasm`);
  await step('Wrapping and optimising it', () => wrapWasm(bindgen, raw, folder));
  return folder;
}

/** wasm-opt would make the loop of the instructions one function with all that calls it, because nothing else does. A browser takes twice as long to
 * have that compiled well, and the first program of a page runs so long as slowly as it does until then. */
const keptApart = ['--one-caller-inline-max-function-size=200'];

/** wasm-bindgen writes the module, its JavaScript and its types; wasm-opt makes the module smaller, and a little faster. */
async function wrapWasm(bindgen, raw, folder) {
  const module = join(folder, `${crate}_bg.wasm`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(unicodeNames, join(folder, 'unicode-names.bin'));
  // Where no worker may be, the page itself can begin with a fresh machine after a trap.
  const fresh = '--experimental-reset-state-function';
  await run(bindgen, ['--target', 'web', '--typescript', fresh, '--out-dir', folder, raw]);
  await run(process.execPath, [packageCommand('binaryen', 'wasm-opt'), '-O3', ...keptApart, module, '-o', module]);
}

/** Builds `dist/`, unless nothing that it may be made from changed. */
export async function buildSite() {
  const sources = readdirSync(atRoot()).filter((name) => !notOfTheSite.has(name));
  const content = contentHash(sources.sort().map((name) => atRoot(name)));
  if (isStamped('site', content, join(siteFolder, 'index.html'))) return say('The site is up to date.');
  const vite = packageCommand('vite', 'vite');
  await step('Building the site', () => stamped('site', content, () => run(process.execPath, [vite, 'build'])));
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
