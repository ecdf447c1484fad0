// Hand-made moments for the harness and the tests: a small world that is changed step by step.

import type {
  Effect,
  Entry,
  Field,
  Frame,
  Object as HeapObject,
  Kind,
  Listing,
  Moment,
  ObjectId,
  ParkedFrame,
  Place,
  Program,
  Snapshot,
  Status,
  Value,
} from '../engine/types';

export const NULL: Value = { type: 'null' };
export const plain = (text: string, typeName = 'int'): Value => ({ type: 'plain', typeName, text });
export const str = (text: string): Value => plain(`'${text}'`, 'str');
export const NONE = plain('None', 'NoneType');
export const ref = (to: ObjectId, kind: Kind, label: string): Value => ({ type: 'ref', to, kind, label });
export const field = (name: string, value: Value, note: string | null = null): Field => ({ name, value, note });
export const entry = (name: string, value: Value): Entry => ({ key: str(name), name, value });

export const at = {
  stack: (frame: ObjectId, index: number): Place => ({ at: 'stack', frame, index }),
  local: (frame: ObjectId, index: number): Place => ({ at: 'local', frame, index }),
  cellSlot: (frame: ObjectId, index: number): Place => ({ at: 'cellSlot', frame, index }),
  cell: (cell: ObjectId): Place => ({ at: 'cell', cell }),
  const: (code: ObjectId, index: number): Place => ({ at: 'const', code, index }),
  entry: (dict: ObjectId, key: string): Place => ({ at: 'entry', dict, key }),
  item: (object: ObjectId, index: number): Place => ({ at: 'item', object, index }),
  returned: (frame: ObjectId): Place => ({ at: 'returned', frame }),
  made: { at: 'made' } as Place,
  used: { at: 'used' } as Place,
  output: { at: 'output' } as Place,
};

export const move = (value: Value, from: Place, to: Place, copies = false): Effect => ({
  type: 'move',
  value,
  from,
  to,
  copies,
});

/** An object with everything that a card may have, empty where not given. */
export function object(id: ObjectId, kind: Kind, label: string, more: Partial<HeapObject> = {}): HeapObject {
  const len = more.len ?? more.items?.length ?? more.entries?.length ?? 0;
  return {
    id,
    kind,
    typeName: kind,
    refcnt: 1,
    label,
    listing: null,
    frame: null,
    fields: [],
    items: [],
    entries: [],
    ...more,
    len,
  };
}

/** A tuple as the field of a code object holds it. */
export function tuple(id: ObjectId, items: Value[]): HeapObject {
  return object(id, 'tuple', `len ${items.length}`, { items, typeName: 'tuple' });
}

/** What a code object is made from. */
export type CodeParts = {
  id: ObjectId;
  name: string;
  listing: number;
  consts: Value[];
  names: string[];
  varnames: string[];
  freevars?: string[];
  cellvars?: string[];
  argcount: number;
  stacksize: number;
  flags: [string, string];
  code: string;
  firstLine: number;
};

/** A code object and the tuples of its fields (with the ids after its own). */
export function code(parts: CodeParts): HeapObject[] {
  const { id } = parts;
  const names = (list: string[]) => list.map(str);
  const tuples = [
    tuple(id + 0.1, parts.consts),
    tuple(id + 0.2, names(parts.names)),
    tuple(id + 0.3, names(parts.varnames)),
    tuple(id + 0.4, names(parts.freevars ?? [])),
    tuple(id + 0.5, names(parts.cellvars ?? [])),
  ];
  const [consts, coNames, varnames, freevars, cellvars] = tuples.map((one) => ref(one.id, 'tuple', one.label));
  const of = (value: Value | undefined) => value ?? NULL;
  return [
    object(id, 'code', parts.name, {
      listing: parts.listing,
      refcnt: 2,
      fields: [
        field('co_argcount', plain(String(parts.argcount))),
        field('co_nlocals', plain(String(parts.varnames.length))),
        field('co_stacksize', plain(String(parts.stacksize))),
        field('co_flags', plain(parts.flags[0]), parts.flags[1]),
        field('co_code', str(parts.code)),
        field('co_consts', of(consts)),
        field('co_names', of(coNames)),
        field('co_varnames', of(varnames)),
        field('co_freevars', of(freevars)),
        field('co_cellvars', of(cellvars)),
        field('co_filename', str('test.py')),
        field('co_name', str(parts.name)),
        field('co_firstlineno', plain(String(parts.firstLine))),
        field('co_lnotab', str('\\x00\\x01')),
        field('co_zombieframe', NULL),
        field('co_weakreflist', NULL),
      ],
    }),
    ...tuples,
  ];
}

export function functionObject(
  id: ObjectId,
  name: string,
  codeId: ObjectId,
  globals: Value,
  defaults: Value = NULL,
  closure: Value = NULL,
): HeapObject {
  return object(id, 'function', name, {
    fields: [
      field('func_code', ref(codeId, 'code', name)),
      field('func_globals', globals),
      field('func_defaults', defaults),
      field('func_closure', closure),
      field('func_doc', NONE),
      field('func_name', str(name)),
      field('func_dict', NULL),
      field('func_weakreflist', NULL),
      field('func_module', str('__main__')),
    ],
  });
}

export function frame(id: ObjectId, name: string, more: Partial<Frame> & Pick<Frame, 'code' | 'globals'>): Frame {
  return {
    id,
    number: 1,
    uses: 1,
    refcnt: 1,
    name,
    listing: 0,
    state: 'running',
    back: null,
    builtins: ref(2, 'dict', 'builtins'),
    locals: NULL,
    lasti: -1,
    line: 1,
    function: null,
    fastlocals: [],
    cells: [],
    cellvars: 0,
    stack: [],
    stacksize: 2,
    blocks: [],
    fields: [],
    ...more,
  };
}

/** A listing from its instructions: `[offset, line, op, arg, meaning]`. */
export function listing(
  name: string,
  parent: number | null,
  rows: [number, number, string, number | null, string | null][],
): Listing {
  let line = 0;
  return {
    name,
    filename: 'test.py',
    firstLine: rows[0]?.[1] ?? 1,
    parent,
    instructions: rows.map(([offset, at, op, arg, meaning]) => {
      const startsLine = at !== line;
      line = at;
      return { offset, line: at, startsLine, isTarget: false, op, arg, meaning, target: null };
    }),
  };
}

/** A world that changes step by step and remembers each moment. */
export class World {
  readonly snapshots: Snapshot[] = [];
  objects: HeapObject[] = [];
  stack: Moment['stack'] = [];
  parked: ParkedFrame[] = [];
  output = '';
  status: Status = { type: 'running' };

  constructor(readonly program: Program) {}

  frame(id: ObjectId): Frame {
    const found = this.stack.find((activation) => activation.type === 'frame' && activation.id === id);
    if (found?.type !== 'frame') throw new Error(`no frame ${id}`);
    return found;
  }

  object(id: ObjectId): HeapObject {
    const found = this.objects.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no object ${id}`);
    return found;
  }

  /** Sets a field of an object. */
  setField(id: ObjectId, name: string, value: Value): void {
    const object = this.object(id);
    object.fields = object.fields.map((one) => (one.name === name ? { ...one, value } : one));
  }

  push(frameId: ObjectId, ...values: Value[]): void {
    this.frame(frameId).stack.push(...values);
  }

  pop(frameId: ObjectId, n = 1): Value[] {
    return this.frame(frameId).stack.splice(-n, n);
  }

  /** Remembers the present state, as the moment that the step led to. */
  keep(op?: string, frameId?: ObjectId, offset = 0, effects: Effect[] = []): void {
    const n = this.snapshots.length;
    const newest = this.stack.find((activation) => activation.type === 'frame');
    const moment: Moment = {
      n,
      status: this.status,
      stack: this.stack,
      next:
        newest?.type === 'frame' ? { frame: newest.id, listing: newest.listing, offset: 0, line: newest.line } : null,
      objects: [...this.objects].sort((a, b) => a.id - b.id),
      parked: this.parked,
      advice: null,
      callStats: [],
      cFunctions: [],
      output: this.output === '' ? [] : [{ stream: 'stdout', text: this.output, answer: null }],
    };
    const step =
      op === undefined || frameId === undefined
        ? null
        : { n: n - 1, frame: frameId, listing: 0, offset, line: 1, op, arg: null, narration: [], cSteps: [], effects };
    this.snapshots.push(structuredClone({ moment, step, made: [] }));
  }
}
