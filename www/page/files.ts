// Files of the reader's own: chosen or dropped.

import type { ProgramFile } from '../engine/session';

/** Larger files are refused before they are read. */
const largest = 16 * 1024 * 1024;

/** The program among files that were chosen or dropped together. Rejects with one clear sentence. */
export async function programFrom(files: readonly File[]): Promise<ProgramFile> {
  const compiled = files.find(({ name }) => /\.py[co]$/i.test(name)) ?? files.find(({ name }) => !/\.py$/i.test(name));
  const written = files.find(({ name }) => /\.py$/i.test(name));
  for (const { name, size } of files) {
    if (size > largest) throw new Error(`${name} is too large: a program may have up to 16 MB.`);
  }
  if (compiled === undefined) {
    if (written === undefined) throw new Error('No file was given: choose a .py, or a .pyc of CPython 2.7.');
    return { name: written.name, text: new Uint8Array(await written.arrayBuffer()) };
  }
  return {
    name: compiled.name,
    bytes: new Uint8Array(await compiled.arrayBuffer()),
    source: await written?.text(),
  };
}
