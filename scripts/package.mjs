// `npm run package`: the npm package `framebyframe`, from the same sources as the site, checked and packed as a tarball.
// With `--built` the wasm is taken as it is.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWasm, setUp } from './build.mjs';
import { main, Refusal, say, step } from './lib/console.mjs';
import { atRoot, packageFolder } from './lib/paths.mjs';
import { packageCommand, run } from './lib/process.mjs';

const written = atRoot('www', 'embed', 'package');
const licences = ['LICENSE-APACHE', 'LICENSE-MIT'];

/** What npm and bundlers read. */
function manifest() {
  const { name, version, description, license } = JSON.parse(readFileSync(atRoot('package.json'), 'utf8'));
  return {
    name,
    version,
    description,
    license,
    keywords: ['python', 'bytecode', 'cpython', 'visualization', 'education', 'custom-element', 'web-component'],
    type: 'module',
    exports: {
      '.': { types: './index.d.ts', default: './framebyframe.js' },
      './iframe.js': './iframe.js',
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    types: './index.d.ts',
    customElements: 'custom-elements.json',
    // They define the element, and listen.
    sideEffects: true,
    files: ['*.js', '*.d.ts', 'custom-elements.json', 'assets', ...licences],
  };
}

/** Writes `dist-npm/`: what is published. The wasm has to be there. */
async function buildPackage() {
  rmSync(packageFolder, { recursive: true, force: true });
  mkdirSync(packageFolder, { recursive: true });
  const flags = ['build', '--mode', 'package', '--outDir', packageFolder, '--logLevel', 'error'];
  await step('Building the package', () => run(process.execPath, [packageCommand('vite', 'vite'), ...flags]));
  for (const name of readdirSync(written)) copyFileSync(join(written, name), join(packageFolder, name));
  for (const name of licences) copyFileSync(atRoot(name), join(packageFolder, name));
  writeFileSync(join(packageFolder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
}

/** Refuses a package that other tools could not read. */
async function checkPackage() {
  const publint = packageCommand('publint', 'publint');
  await step('Checking it', () => run(process.execPath, [publint, 'run', packageFolder, '--strict']));
}

/** The tarball's path. */
async function packPackage() {
  const output = await run('npm', [
    'pack',
    packageFolder,
    '--pack-destination',
    packageFolder,
    '--json',
    '--ignore-scripts',
  ]);
  const start = output.indexOf('[\n');
  const [packed] = JSON.parse(output.slice(start, output.lastIndexOf(']') + 1));
  if (packed === undefined) throw new Refusal('npm has made no tarball.');
  return join(packageFolder, packed.filename);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    if (!process.argv.includes('--built')) {
      await setUp();
      await buildWasm();
    }
    await buildPackage();
    await checkPackage();
    say(`The package is in ${packageFolder}, packed as:`);
    say(await packPackage());
  });
}
