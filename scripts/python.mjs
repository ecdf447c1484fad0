// The real CPython 2.7.18, where there is one: what the compiler and the machine are compared with.

import { homedir } from 'node:os';
import { join } from 'node:path';
import { attempt, findInPath, isProgram } from './lib/process.mjs';

/** The path of a CPython 2.7.18 or null: PYTHON27 in the environment, then python2.7, then pyenv's. */
export async function findPython27() {
  const pyenv = process.env.PYENV_ROOT ?? join(homedir(), '.pyenv');
  const candidates = [
    process.env.PYTHON27,
    findInPath('python2.7'),
    join(pyenv, 'versions', '2.7.18', 'bin', 'python'),
  ];
  for (const path of candidates) {
    if (path && isProgram(path) && (await isPython27(path))) return path;
  }
  return null;
}

async function isPython27(path) {
  const version = 'import sys; sys.stdout.write("%d.%d.%d" % sys.version_info[:3])';
  const { code, output } = await attempt(path, ['-c', version]);
  return code === 0 && output === '2.7.18';
}
