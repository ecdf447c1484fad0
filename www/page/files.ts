// Files of the reader's own: chosen or dropped.

import type { ProgramFile } from '../engine/session';

/** Larger files are refused before they are read. */
const largest = 16 * 1024 * 1024;

/**
 * The program among files that were chosen or dropped together: of several .py, it begins with the one that no other
 * imports, and can import the others. Rejects with one clear sentence.
 */
export async function programFrom(files: readonly File[]): Promise<ProgramFile> {
  const compiled = files.find(({ name }) => /\.py[co]$/i.test(name)) ?? files.find(({ name }) => !/\.py$/i.test(name));
  const written = files.find(({ name }) => /\.py$/i.test(name));
  for (const { name, size } of files) {
    if (size > largest) throw new Error(`${name} is too large: a program may have up to 16 MB.`);
  }
  if (compiled !== undefined && /\.fbf$/i.test(compiled.name)) {
    return { name: compiled.name, recording: new Uint8Array(await compiled.arrayBuffer()) };
  }
  if (compiled === undefined) {
    const sources = await Promise.all(
      files.map(async (file) => ({ name: file.name, text: new Uint8Array(await file.arrayBuffer()) })),
    );
    const main =
      sources[firstOf(sources.map(({ name, text }) => ({ name, text: new TextDecoder('latin1').decode(text) })))];
    if (main === undefined) throw new Error('No file was given: choose a .py, or a .pyc of CPython 2.7.');
    return { ...main, others: sources.filter((source) => source !== main) };
  }
  return {
    name: compiled.name,
    bytes: new Uint8Array(await compiled.arrayBuffer()),
    source: await written?.text(),
  };
}

/** Which of several sources the program begins with: one of a telling name, else the first that no other imports. */
export function firstOf(sources: readonly { name: string; text: string }[]): number {
  const named = sources.findIndex(({ name }) => /^(__main__|main)\.py$/i.test(name));
  if (named >= 0) return named;
  const isImported = ({ name }: { name: string }) => {
    const module = name.replace(/\.py$/i, '');
    return sources.some((other) => other.name !== name && imports(other.text, module));
  };
  return Math.max(
    0,
    sources.findIndex((source) => !isImported(source)),
  );
}

/** Whether a line of the source begins as an import of the module. */
function imports(source: string, module: string): boolean {
  const lines = source.split(/\r\n?|\n/).map((line) => line.trim());
  return lines.some((line) => {
    const [, from, list] = /^(?:from\s+([\w.]+)\s+import\b|import\s+(.+))/.exec(line) ?? [];
    const names = from === undefined ? (list?.split(',') ?? []) : [from];
    return names.some((name) => name.trim().split(/[\s.]/)[0] === module);
  });
}
