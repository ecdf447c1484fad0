// Which compiler makes the wasm, and wasm-bindgen's tools. Every script asks here, nobody decides alone.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, say, step } from './lib/console.mjs';
import { atRoot, toolsFolder, wasmTargetFolder } from './lib/paths.mjs';
import { aptInstall, attempt, canAptInstall, findInPath, isProgram, run } from './lib/process.mjs';
import { isStamped, stamped } from './lib/stamp.mjs';

const target = 'wasm32-unknown-unknown';
const debian = { rustc: '/usr/bin/rustc', clippy: '/usr/bin/cargo-clippy', packages: ['rustc-web', 'rust-web-src'] };

/**
 * The toolchain for wasm: `{ name, env, flags, small }`, where `env` and `flags` go with every cargo command for that target,
 * and `small.env` and `small.flags` besides with the build for the page.
 *
 * 1. rustc already has the target, or rustup can add it: the ordinary way.
 * 2. Otherwise Debian's newer rustc, which comes with the source of `std`, builds `std` for wasm too; once that was
 *    needed, rustup is not asked again.
 *
 * `FBF_WASM_TOOLCHAIN=debian` takes the second way at once.
 */
export async function requireWasmToolchain() {
  if (process.env.FBF_WASM_TOOLCHAIN !== 'debian') {
    if (await hasTarget()) return ordinaryToolchain();
    const failedBefore = isStamped('wasm-toolchain', 'debian') && hasDebianSource();
    if (!failedBefore && (await addTarget())) return ordinaryToolchain();
  }
  if (!hasDebianSource()) await installDebianToolchain();
  await stamped('wasm-toolchain', 'debian', async () => {});
  return debianToolchain();
}

/** Clippy's command line for the wasm target, up to its own flags. */
export async function requireWasmClippy(toolchain) {
  if (toolchain.name !== 'debian') return ['cargo', ['clippy', ...toolchain.flags]];
  if (!isProgram(debian.clippy)) {
    if (!canAptInstall())
      throw new Refusal('Clippy for wasm was not found: run "apt-get install rust-web-clippy" as root.');
    await step('Installing rust-web-clippy with apt-get', () => aptInstall('rust-web-clippy'));
  }
  return [debian.clippy, ['clippy', ...toolchain.flags]];
}

/** wasm-bindgen's command line of the crate's very version; returns the folder of its programs. */
export async function requireWasmBindgen() {
  const version = lockedVersion('wasm-bindgen');
  const folder = join(toolsFolder, 'bin');
  if (await isWasmBindgen(join(folder, 'wasm-bindgen'), version)) return folder;
  const install = ['install', 'wasm-bindgen-cli', '--version', version, '--root', toolsFolder, '--force'];
  // Unoptimised it is built in a third of the time, and it still takes less than a second for our module.
  const env = { CARGO_PROFILE_RELEASE_OPT_LEVEL: '0' };
  await step(`Building wasm-bindgen ${version}, once, a minute or more`, async () => {
    // A registry's copy can lack what the tool's own lock file names: then any versions that fit will do.
    const { code } = await attempt('cargo', [...install, '--locked'], { env });
    if (code !== 0) await run('cargo', install, { env });
  });
  return folder;
}

/** Cargo's flag that makes `std` from its source. */
const buildStd = '-Zbuild-std=std,panic_abort';

/**
 * Up to this size, as LLVM counts it, a function becomes part of those that call it: small code, where the native build is for
 * speed alone, since a page waits for the download before anything runs. ARCHITECTURE.md has what other choices cost.
 */
const inlinedSize = 40;

/** How the wasm of the page is optimised; with `rustFlags` besides. */
const optimised = (...rustFlags) => ({
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '2',
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: [
    ...rustFlags,
    `-Cllvm-args=-inline-threshold=${inlinedSize}`,
    // Each call counts as a frequent one, and for these that is the size, too, whatever the function says of itself.
    `-Cllvm-args=-locally-hot-callsite-threshold=${inlinedSize}`,
    '-Cllvm-args=-hot-callsite-rel-freq=0',
  ].join(' '),
});

/**
 * Where the source of `std` is at hand, it is made small, too: sorting and searching by less code, and no texts for panics,
 * which nobody would see. That is 6 % of the whole.
 */
const smallStd = {
  env: { ...optimised('-Zunstable-options', '-Cpanic=immediate-abort'), RUSTC_BOOTSTRAP: '1' },
  flags: ['-Zbuild-std-features=optimize_for_size'],
};

async function ordinaryToolchain() {
  const flags = ['--target', target, '--target-dir', wasmTargetFolder];
  if (!(await hasStdSource())) return { name: 'rustup', env: {}, flags, small: { env: optimised(), flags: [] } };
  return { name: 'rustup', env: {}, flags, small: { ...smallStd, flags: [buildStd, ...smallStd.flags] } };
}

/** rustup's source of `std`; it is asked for once. */
async function hasStdSource() {
  const source = join(await sysroot('rustc'), 'lib', 'rustlib', 'src', 'rust', 'library', 'std', 'Cargo.toml');
  if (!existsSync(source) && !isStamped('rust-src', 'asked') && findInPath('rustup') !== null) {
    const add = () => attempt('rustup', ['component', 'add', 'rust-src']);
    await step("Adding Rust's source of std, for a smaller wasm", () => stamped('rust-src', 'asked', add));
  }
  return existsSync(source);
}

async function debianToolchain() {
  const env = {
    RUSTC: debian.rustc,
    RUSTC_BOOTSTRAP: '1',
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: await findLinker(),
  };
  const flags = [buildStd, '--target', target, '--target-dir', wasmTargetFolder];
  return { name: 'debian', env, flags, small: smallStd };
}

async function hasTarget() {
  return existsSync(join(await sysroot('rustc'), 'lib', 'rustlib', target, 'lib'));
}

async function addTarget() {
  if (findInPath('rustup') === null) return false;
  let added = false;
  await step(`Adding Rust's target ${target}`, async () => {
    added = (await attempt('rustup', ['target', 'add', target])).code === 0;
  });
  if (!added) say(`rustup could not add it; trying Debian's rustc.`);
  return added;
}

function hasDebianSource() {
  return isProgram(debian.rustc) && existsSync('/usr/lib/rustlib/src/rust/library/std/Cargo.toml');
}

async function installDebianToolchain() {
  const packages = debian.packages.join(' ');
  if (!canAptInstall()) {
    throw new Refusal(
      `No compiler for wasm: run 'rustup target add ${target}' (or, on Debian as root, 'apt-get install ${packages}').`,
    );
  }
  await step(`Installing ${packages} with apt-get`, () => aptInstall(...debian.packages));
}

/** rustup's rustc brings a linker for wasm of its own; Debian's package `lld` is the other one. */
async function findLinker() {
  const host = /^host: (.*)$/m.exec(await run('rustc', ['-vV']))[1];
  const own = join(await sysroot('rustc'), 'lib', 'rustlib', host, 'bin', 'rust-lld');
  const linker = isProgram(own) ? own : findInPath('rust-lld', 'wasm-ld');
  if (linker !== null) return linker;
  if (!canAptInstall()) throw new Refusal('No linker for wasm: run "apt-get install lld" as root.');
  await step('Installing lld with apt-get', () => aptInstall('lld'));
  return findInPath('wasm-ld');
}

async function sysroot(rustc) {
  return (await run(rustc, ['--print', 'sysroot'])).trim();
}

async function isWasmBindgen(program, version) {
  if (!isProgram(program) && !isProgram(`${program}.exe`)) return false;
  const { output } = await attempt(program, ['--version']);
  return output.trim() === `wasm-bindgen ${version}`;
}

/** The version of a crate in Cargo.lock. */
function lockedVersion(crate) {
  const lock = readFileSync(atRoot('Cargo.lock'), 'utf8');
  const found = new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(lock.replaceAll('\r\n', '\n'));
  if (found === null) throw new Refusal(`Cargo.lock does not name ${crate}: restore the committed file.`);
  return found[1];
}
