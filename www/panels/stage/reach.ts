// Which objects the frames on the stage reach, and how far away they are.

import type { Frame, Object as HeapObject, ObjectId, Value } from '../../engine/types';

/** The objects that an object refers to. */
export function references(object: HeapObject): Value[] {
  return [
    ...object.fields.map((field) => field.value),
    ...(object.frame === null ? [] : frameReferences(object.frame)),
    ...object.items,
    ...object.entries.flatMap((entry) => [entry.key, entry.value]),
  ];
}

/** What a frame refers to, what it works on first. */
export function frameReferences(frame: Frame): Value[] {
  return [
    ...frame.stack,
    ...frame.fastlocals.map((local) => local.value),
    ...frame.cells.map((cell) => cell.value),
    frame.code,
    frame.globals,
    frame.locals,
  ];
}

/** How many references away from the nearest of these frames each object is; those out of reach are missing. */
export function distances(frames: readonly Frame[], objects: ReadonlyMap<ObjectId, HeapObject>): Map<ObjectId, number> {
  const found = new Map<ObjectId, number>();
  let front = frames.flatMap(frameReferences);
  for (let distance = 1; front.length > 0; distance++) {
    const next: Value[] = [];
    for (const value of front) {
      if (value.type !== 'ref' || found.has(value.to)) continue;
      found.set(value.to, distance);
      const object = objects.get(value.to);
      if (object !== undefined) next.push(...references(object));
    }
    front = next;
  }
  return found;
}

/** Tuples that only fields of code objects and functions hold: they are written in the field's row. */
export function inlinedTuples(frames: readonly Frame[], objects: ReadonlyMap<ObjectId, HeapObject>): Set<ObjectId> {
  const inFields = new Set<ObjectId>();
  const elsewhere = new Set<ObjectId>();
  const note = (into: Set<ObjectId>, values: readonly Value[]) => {
    for (const value of values) if (value.type === 'ref' && value.kind === 'tuple') into.add(value.to);
  };
  for (const frame of frames) note(elsewhere, frameReferences(frame));
  for (const object of objects.values()) {
    const ofField = object.kind === 'code' || object.kind === 'function';
    note(ofField ? inFields : elsewhere, references(object));
  }
  return new Set([...inFields].filter((id) => !elsewhere.has(id)));
}
