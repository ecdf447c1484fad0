// A stamp remembers what a step was made from; the step is skipped while that stays the same.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { atRoot, toolsFolder } from './paths.mjs';

/** A hash of the names and contents of files; folders are taken with everything in them. */
export function contentHash(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn)) {
    const name = relative(atRoot(), file).replaceAll('\\', '/');
    hash.update(`${name}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** All files at or under `path`, in a fixed order. */
export function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => filesIn(join(path, name)));
}

/** Whether the step `name` was last done from `content`, and what it made is still there. */
export function isStamped(name, content, ...outputs) {
  const file = stampFile(name);
  return outputs.every((output) => existsSync(output)) && existsSync(file) && readFileSync(file, 'utf8') === content;
}

/** Does the step `name`, and remembers `content` once it is done. */
export async function stamped(name, content, work) {
  rmSync(stampFile(name), { force: true });
  await work();
  mkdirSync(join(toolsFolder, 'stamps'), { recursive: true });
  writeFileSync(stampFile(name), content);
}

function stampFile(name) {
  return join(toolsFolder, 'stamps', name);
}
