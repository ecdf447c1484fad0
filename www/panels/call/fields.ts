// The fields of an object's C struct, put together with what is known of each.

import { withMade } from '../../engine/made';
import type { Field, Flag, Listing, Moment, ObjectId, Program, Snapshot, Struct, Value } from '../../engine/types';

/** An object of a moment, as its struct. */
export interface Anatomy {
  readonly struct: Struct;
  readonly label: string;
  readonly values: ReadonlyMap<string, Field>;
  /** The code's instructions, if it is a code object. */
  readonly listing: Listing | null;
}

/** The struct of an object, filled in; null for objects whose struct is not among those of calls. */
export function anatomyOf(
  structs: readonly Struct[],
  program: Program,
  snapshot: Snapshot,
  id: ObjectId,
): Anatomy | null {
  const found = shown(snapshot.moment, id);
  const struct = structs.find(({ typeName }) => typeName === found?.typeName);
  if (found === null || struct === undefined) return null;
  const own = (name: string, text: string): Field => ({
    name,
    note: null,
    value: { type: 'plain', typeName: 'C', text },
  });
  const fields = [
    own('ob_refcnt', String(found.refcnt)),
    own('ob_type', `<type '${found.typeName}'>`),
    ...found.fields,
  ];
  // A C function is described by another struct, which its `m_ml` points to.
  const described = found.fields.some(({ name }) => name === 'ml_name')
    ? {
        ...struct,
        fields: struct.fields.flatMap((field) => (field.name === 'm_ml' ? [field, ...methodDef(structs)] : [field])),
      }
    : struct;
  const { listings } = withMade(program, snapshot);
  const listing = struct.typeName === 'code' && found.listing !== null ? (listings[found.listing] ?? null) : null;
  return {
    struct: described,
    label: found.label,
    values: new Map(fields.map((field) => [field.name, field])),
    listing,
  };
}

function methodDef(structs: readonly Struct[]) {
  return structs.find(({ name }) => name === 'PyMethodDef')?.fields ?? [];
}

interface Shown {
  readonly typeName: string;
  readonly label: string;
  readonly refcnt: number;
  readonly fields: readonly Field[];
  readonly listing: number | null;
}

function shown(moment: Moment, id: ObjectId): Shown | null {
  const frame = moment.stack.find((one) => one.type === 'frame' && one.id === id);
  if (frame?.type === 'frame') return { ...frame, typeName: 'frame', label: frame.name };
  const isIt = (object: { id: ObjectId }) => object.id === id;
  return moment.objects.find(isIt) ?? moment.cFunctions.find(isIt) ?? null;
}

/** What a field holds, in words. */
export function valueText(value: Value | undefined): string {
  switch (value?.type) {
    case undefined:
      return '';
    case 'null':
      return 'NULL';
    case 'plain':
      return value.text;
    case 'ref':
      return `${value.kind} ${value.label}`;
  }
}

/** The bits that `co_flags` has, and those that the quick path asks for. */
export function flagRows(flags: readonly Flag[], value: number): { flag: Flag; isSet: boolean }[] {
  return flags
    .map((flag) => ({ flag, isSet: (value & flag.value) !== 0 }))
    .filter(({ flag, isSet }) => isSet || flag.quick);
}

/** `co_lnotab` beside `co_code`: where each line begins, so many bytes and lines behind the one before. */
export function lineRows({ instructions, firstLine }: Listing): { pair: string; line: number; code: string }[] {
  const rows: { pair: string; line: number; code: string }[] = [];
  let [offset, line] = [0, firstLine];
  for (const one of instructions) {
    if (one.startsLine || rows.length === 0) {
      const moved = one.offset > 0 || one.line !== firstLine;
      rows.push({ pair: moved ? `${one.offset - offset}, ${one.line - line}` : '', line: one.line, code: '' });
      [offset, line] = [one.offset, one.line];
    }
    const row = rows.at(-1);
    const text = `${one.offset} ${one.op}${one.arg === null ? '' : ` ${one.arg}`}`;
    if (row !== undefined) row.code += row.code === '' ? text : ` · ${text}`;
  }
  return rows;
}
