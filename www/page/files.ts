// Files of the reader's own: chosen or dropped.

import type { ProgramFile } from '../engine/session';

/** Larger files are refused before they are read. */
const largest = 16 * 1024 * 1024;

/** The program among files that were chosen or dropped together. Rejects with one clear sentence. */
export async function programFrom(files: readonly File[]): Promise<ProgramFile> {
  const compiled = files.find(({ name }) => /\.py[co]$/i.test(name)) ?? files.find(({ name }) => !/\.py$/i.test(name));
  const written = files.find(({ name }) => /\.py$/i.test(name));
  if (compiled === undefined) {
    if (written === undefined) throw new Error('No file was given: choose a .pyc of CPython 2.7.');
    throw new Error(
      `${written.name} is source, and this page opens compiled programs so far: run 'python2.7 -m py_compile ${written.name}' and open the .pyc (and the .py with it).`,
    );
  }
  if (compiled.size > largest) throw new Error(`${compiled.name} is too large: a program may have up to 16 MB.`);
  return {
    name: compiled.name,
    bytes: new Uint8Array(await compiled.arrayBuffer()),
    source: await written?.text(),
  };
}
