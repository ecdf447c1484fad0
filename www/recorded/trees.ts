// Trees, and what makes a new one of an old one; src/record/patch.rs writes them, and tells what they are. What a patch
// leaves as it is, both share.

import { damaged } from './damage';
import { type Section, safe } from './streams';

/** A value of the schema. */
export type Tree = null | boolean | number | string | readonly Tree[] | TreeObject;
export interface TreeObject {
  readonly [field: string]: Tree;
}

/** The fields of objects, shape by shape. */
export type Shapes = readonly (readonly string[])[];

/** How deep a tree can be. */
const deepest = 40;
/** The ops below that of the first shape. */
const shapesFrom = 7;

/** What becomes of items of a list. */
const patched = 1;
const goes = 2;

export function readTree(from: Section, shapes: Shapes, depth = 0): Tree {
  if (depth >= deepest) throw damaged('it is nested too deep');
  const op = from.op();
  switch (op) {
    case 0:
      return null;
    case 1:
      return false;
    case 2:
      return true;
    case 3:
      return from.number();
    case 4:
      return from.float();
    case 5:
      return from.word();
    case 6:
      return Array.from({ length: from.count() }, () => readTree(from, shapes, depth + 1));
    default: {
      const fields = shapes[op - shapesFrom];
      if (fields === undefined) throw damaged('a shape is not there');
      const object: Record<string, Tree> = {};
      for (const field of fields) object[field] = readTree(from, shapes, depth + 1);
      return object;
    }
  }
}

/** Reads a patch, and makes the new tree of the old one. */
export function readPatch(from: Section, shapes: Shapes, old: Tree): Tree {
  const op = from.op();
  if (op === 0) return old;
  if (op === 1) return readTree(from, shapes);
  if (op === 2 && typeof old === 'number') return safe(old + from.number());
  if (op === 3 && typeof old === 'string') return from.word();
  if (op === 4 && typeof old === 'string') return readText(from, old);
  if (op === 5 && isList(old)) return readList(from, shapes, old);
  if (op === 6 && typeof old === 'object' && old !== null && !isList(old)) return readFields(from, shapes, old);
  throw damaged('an operation is not there');
}

function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}

function readText(from: Section, old: string): string {
  const gone = from.natural();
  const kept = from.natural();
  const before = from.word();
  const behind = from.word();
  if (gone + kept > old.length) throw damaged('an item is not there');
  return before + old.slice(gone, gone + kept) + behind;
}

function readFields(from: Section, shapes: Shapes, old: TreeObject): TreeObject {
  const changed: Record<string, Tree> = { ...old };
  // The lowest bit is that of the first field. There may be more than 32.
  let bits = from.op();
  for (const field in old) {
    if (bits % 2 === 1) changed[field] = readPatch(from, shapes, old[field] ?? null);
    bits = Math.floor(bits / 2);
  }
  return changed;
}

function readList(from: Section, shapes: Shapes, old: readonly Tree[]): readonly Tree[] {
  const list: Tree[] = [];
  let at = 0;
  for (;;) {
    const op = from.op();
    if (op === 0) return list.concat(old.slice(at));
    const count = Math.floor(op / 4);
    const fate = op % 4;
    if (fate > goes) {
      for (let index = 0; index < count; index += 1) list.push(readTree(from, shapes));
      continue;
    }
    if (at + count > old.length) throw damaged('an item is not there');
    for (const item of fate === goes ? [] : old.slice(at, at + count)) {
      list.push(fate === patched ? readPatch(from, shapes, item) : item);
    }
    at += count;
  }
}
