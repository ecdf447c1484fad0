// What has to be on the machine before anything can be built: Node, the npm packages, Rust.
// The Rust-to-wasm toolchain is decided in toolchain.mjs, the browser for the tests in browser.mjs.

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Refusal, step } from './lib/console.mjs';
import { atRoot } from './lib/paths.mjs';
import { attempt, findInPath, isProgram, run } from './lib/process.mjs';
import { contentHash, isStamped, stamped } from './lib/stamp.mjs';

/** Node as Vite 8 needs it. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!fits) throw new Refusal(`Node ${version} is too old: install Node 22 or newer (20.19 or newer works too).`);
}

/** The npm packages, exactly as the lock file has them. */
export async function requirePackages() {
  const lock = contentHash([atRoot('package-lock.json')]);
  if (isStamped('npm', lock, atRoot('node_modules', '.package-lock.json'))) return;
  await step('Installing the npm packages', () => stamped('npm', lock, () => run(...npm('ci', '--include=dev'))));
}

/** Cargo and rustc, new enough, and a linker; returns the path of cargo. */
export async function requireRust() {
  const cargo = findCargo();
  const needed = /^rust-version = "(\d+)\.(\d+)"/m.exec(readFileSync(atRoot('Cargo.toml'), 'utf8'));
  const wanted = `${needed[1]}.${needed[2]}`;
  if (cargo === null) throw new Refusal(`Rust was not found: install Rust ${wanted} or newer with rustup (rustup.rs).`);
  const { code, output } = await attempt('rustc', ['--version']);
  const found = /^rustc (\d+)\.(\d+)/.exec(output);
  if (code !== 0 || found === null) throw new Refusal(`rustc does not run: repair Rust with rustup.\n${output}`);
  if (Number(found[1]) === Number(needed[1]) && Number(found[2]) < Number(needed[2])) {
    throw new Refusal(`${found[0]} is too old: Rust ${wanted} or newer is needed ('rustup update stable' brings it).`);
  }
  if (process.platform !== 'win32' && findInPath('cc') === null) {
    throw new Refusal(
      'Rust needs a linker and found no cc: install a C compiler (Debian: apt-get install gcc libc6-dev).',
    );
  }
  return cargo;
}

/** The formatter and the linter of Rust, which a minimal installation lacks. */
export async function requireRustTools() {
  for (const tool of ['fmt', 'clippy']) {
    if ((await attempt('cargo', [tool, '--version'])).code === 0) continue;
    if (findInPath('rustup') === null)
      throw new Refusal(`'cargo ${tool}' was not found: install rustfmt and clippy for your Rust.`);
    await step('Adding rustfmt and clippy', () => run('rustup', ['component', 'add', 'rustfmt', 'clippy']));
  }
}

/** Cargo from PATH, or from where rustup puts it when the shell has not yet learnt of it. */
function findCargo() {
  const known = findInPath('cargo');
  if (known !== null) return known;
  const folder = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin');
  if (!isProgram(join(folder, 'cargo')) && !isProgram(join(folder, 'cargo.exe'))) return null;
  process.env.PATH = `${folder}${delimiter}${process.env.PATH ?? ''}`;
  return findInPath('cargo');
}

/** The command that runs npm: by the very npm that started us where there is one. */
function npm(...args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('npm-cli.js') ? [process.execPath, [script, ...args]] : ['npm', args];
}
