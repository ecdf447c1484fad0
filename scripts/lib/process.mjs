// Finding and running other programs.

import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from './console.mjs';
import { atRoot } from './paths.mjs';

const lastLines = 60;

/**
 * Runs a program to its end and returns `{ code, output }`.
 * `show`: its output goes to the terminal as it comes (and `output` stays empty).
 */
export function attempt(command, args, { env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: atRoot(),
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => reject(new Refusal(`${command} cannot be started: ${error.message}.`)));
    child.on('close', (code, signal) => resolve({ code: code ?? `signal ${signal}`, output }));
  });
}

/** Like {@link attempt}, but a failure is a refusal that ends with the last lines of the output. */
export async function run(command, args, options = {}) {
  const { code, output } = await attempt(command, args, options);
  if (code === 0) return output;
  const tail = output.trimEnd().split('\n').slice(-lastLines).join('\n');
  throw new Refusal(`${tail}\n${command} ${args.join(' ')} failed (${code}).`.trimStart());
}

/** The full path of the first of these programs that PATH knows, or null. */
export function findInPath(...names) {
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = join(folder, name + ending);
        if (isProgram(file)) return file;
      }
    }
  }
  return null;
}

/** Whether there is a file at `path` that may be run. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The script behind a command of an npm package, to be run as `process.execPath SCRIPT`. */
export function packageCommand(packageName, command) {
  const folder = atRoot('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Installs Debian packages without a question; only for root on a machine with apt-get. */
export async function aptInstall(...packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}

/** Whether {@link aptInstall} can work here. */
export function canAptInstall() {
  return process.getuid?.() === 0 && findInPath('apt-get') !== null;
}
