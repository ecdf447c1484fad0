// A run of the tutorial's `add`, moment by moment, for tests that do without the wasm. Only what the tests look at is filled in.

import type { StructTables } from '../engine/protocol';
import type { Machine, Session } from '../engine/session';
import type {
  Effect,
  Found,
  Frame,
  ListedInstruction,
  Listing,
  Moment,
  Move,
  Program,
  Snapshot,
  Step,
  SyntaxProblem,
  Timeline,
  TimelinePart,
  Value,
} from '../engine/types';

export const addSource = 'def add(x, y):\n    return x + y\n\nprint add(1,2)\n';

function listing(name: string, firstLine: number, parent: number | null, rows: string): Listing {
  let line = firstLine;
  const instructions = rows
    .trim()
    .split('\n')
    .map((row): ListedInstruction => {
      const [, number, offset, op = '', arg, meaning] =
        /^\s*(\d+:)?\s*(\d+) (\w+)(?: (\d+))?(?: \((.*)\))?$/.exec(row) ?? [];
      if (number !== undefined) line = Number.parseInt(number, 10);
      return {
        offset: Number(offset),
        line,
        startsLine: number !== undefined,
        isTarget: false,
        op,
        arg: arg === undefined ? null : Number(arg),
        meaning: meaning ?? null,
        target: null,
      };
    });
  return { name, filename: 'test.py', firstLine, parent, instructions };
}

export const addProgram: Program = {
  version: 1,
  filename: 'test.py',
  source: addSource,
  files: [],
  warnings: [],
  listings: [
    listing(
      '<module>',
      1,
      null,
      `
1: 0 LOAD_CONST 0 (<code object add at 0x7f00, file "test.py", line 1>)
3 MAKE_FUNCTION 0
6 STORE_NAME 0 (add)
4: 9 LOAD_NAME 0 (add)
12 LOAD_CONST 1 (1)
15 LOAD_CONST 2 (2)
18 CALL_FUNCTION 2
21 PRINT_ITEM
22 PRINT_NEWLINE
23 LOAD_CONST 3 (None)
26 RETURN_VALUE`,
    ),
    listing(
      'add',
      1,
      0,
      `
2: 0 LOAD_FAST 0 (x)
3 LOAD_FAST 1 (y)
6 BINARY_ADD
7 RETURN_VALUE`,
    ),
  ],
};

const moduleFrame = 1;
const addFrame = 2;
const addFunction = 3;
const addCode = 4;

/** The instruction that runs next at each moment, and the value stack of the frame that runs it. */
const path: [listing: number, offset: number, stack: string][] = [
  [0, 0, ''],
  [0, 3, 'code'],
  [0, 6, 'add'],
  [0, 9, ''],
  [0, 12, 'add'],
  [0, 15, 'add 1'],
  [0, 18, 'add 1 2'],
  [1, 0, ''],
  [1, 3, '1'],
  [1, 6, '1 2'],
  [1, 7, '3'],
  [0, 21, '3'],
  [0, 22, ''],
  [0, 23, ''],
  [0, 26, 'None'],
];

function value(text: string): Value {
  if (text === 'add') return { type: 'ref', to: addFunction, kind: 'function', label: 'add' };
  if (text === 'code') return { type: 'ref', to: addCode, kind: 'code', label: 'add' };
  return { type: 'plain', typeName: text === 'None' ? 'NoneType' : 'int', text };
}

function frame(listingIndex: number, lasti: number, stack: string, isNewest: boolean): Frame {
  const none: Value = { type: 'null' };
  const isModule = listingIndex === 0;
  return {
    id: isModule ? moduleFrame : addFrame,
    refcnt: 1,
    name: isModule ? '<module>' : 'add',
    listing: listingIndex,
    state: isNewest ? 'running' : 'waiting',
    back: isModule ? null : moduleFrame,
    code: none,
    globals: none,
    builtins: none,
    locals: none,
    lasti,
    line: instruction(listingIndex, lasti)?.line ?? 1,
    function: isModule ? null : addFunction,
    fastlocals: [],
    cells: [],
    cellvars: 0,
    stack: stack.split(' ').filter(Boolean).map(value),
    stacksize: isModule ? 3 : 2,
    number: 1,
    uses: 1,
    blocks: [],
    fields: [],
  };
}

function instruction(listingIndex: number, offset: number): ListedInstruction | undefined {
  return addProgram.listings[listingIndex]?.instructions.find((one) => one.offset === offset);
}

function moment(n: number): Moment {
  const [listingIndex, offset, stack] = path[n] ?? [0, 26, ''];
  const isOver = n >= path.length;
  const before = path[n - 1];
  const lasti = before?.[0] === listingIndex ? before[1] : listingIndex === 0 && n > 0 ? 18 : -1;
  const newest = { type: 'frame' as const, ...frame(listingIndex, lasti, stack, true) };
  const caller = { type: 'frame' as const, ...frame(0, 18, 'add 1 2', false) };
  const line = instruction(listingIndex, offset)?.line ?? 0;
  return {
    n,
    status: { type: isOver ? 'finished' : 'running' },
    stack: isOver ? [] : listingIndex === 1 ? [newest, caller] : [newest],
    next: isOver ? null : { frame: newest.id, listing: listingIndex, offset, line },
    objects: [
      object(addFunction, 'function', [{ name: 'func_code', value: value('code'), note: null }], null),
      object(addCode, 'code', [], 1),
    ],
    parked: [],
    advice: null,
    callStats: [],
    cFunctions: [],
    output: n > 11 ? [{ stream: 'stdout', text: n > 12 ? '3\n' : '3', answer: null }] : [],
  };
}

function object(
  id: number,
  kind: 'function' | 'code',
  fields: Moment['objects'][number]['fields'],
  listed: number | null,
) {
  return {
    id,
    kind,
    typeName: kind,
    refcnt: 1,
    label: 'add',
    listing: listed,
    frame: null,
    fields,
    items: [],
    entries: [],
    len: 0,
  };
}

function step(n: number): Step | null {
  const ran = path[n - 1];
  if (ran === undefined) return null;
  const [listingIndex, offset] = ran;
  const listed = instruction(listingIndex, offset);
  return {
    n: n - 1,
    frame: listingIndex === 0 ? moduleFrame : addFrame,
    listing: listingIndex,
    offset,
    line: listed?.line ?? 0,
    op: listed?.op ?? '',
    arg: listed?.arg ?? null,
    narration: [{ text: listed?.op ?? '', code: true }],
    cSteps: [],
    effects: effects(n),
  };
}

function effects(n: number): Effect[] {
  if (n === 7) return [{ type: 'frameEntered', frame: addFrame }];
  if (n === 11) return [{ type: 'frameLeft', frame: addFrame, back: moduleFrame, how: 'return' }];
  return [];
}

/** The moment `n` of the run, as the machine would give it. */
export function addSnapshot(n: number): Snapshot {
  return { moment: moment(n), step: step(n), made: [] };
}

/** How many instructions the run has. */
export const addLength = path.length;

export function addTimeline(length = addLength): Timeline {
  const calls = [
    {
      name: '<module>',
      native: false,
      frame: moduleFrame,
      depth: 0,
      from: 0,
      to: ended(15, length),
      how: how(15, length),
    },
    { name: 'add', native: false, frame: addFrame, depth: 1, from: 7, to: ended(11, length), how: how(11, length) },
  ].filter(({ from }) => from <= length);
  const whole = { from: 0, to: length, calls, depths: calls.length > 1 ? [1, 2, 1] : [1] };
  return { length, ended: length === addLength, waiting: false, answers: [], whole, callCount: calls.length };
}

function ended(at: number, length: number): number | null {
  return at <= length ? at : null;
}

function how(at: number, length: number) {
  return at <= length ? ('return' as const) : null;
}

/** Where a line begins, and where another frame runs. */
const lineMoments = [0, 3, 7];
const switchMoments = [7, 11];

/** A session that plays the recorded run. */
export class RecordedSession implements Session {
  freed = false;
  /** What it was given to read, though it does not ask. */
  readonly answers: (string | undefined)[] = [];
  private surveyed = 0;
  #found: Found = { what: 'end', n: 0 };

  program(): Program {
    return addProgram;
  }

  survey(limit: number): Timeline {
    this.surveyed = Math.min(this.surveyed + limit, addLength);
    return addTimeline(this.surveyed);
  }

  answer(index: number, line: string | undefined): void {
    this.answers.splice(index, Number.POSITIVE_INFINITY, line);
  }

  seek(n: number): Snapshot {
    if (n > this.surveyed) throw new Error(`There is no moment ${n} yet.`);
    return addSnapshot(n);
  }

  timeline(from: number, to: number, columns: number): TimelinePart {
    return { from, to, calls: addTimeline(this.surveyed).whole.calls, depths: Array<number>(columns).fill(1) };
  }

  beginSearch(from: number, { goal, back }: Move): void {
    const goals = goal.type === 'line' ? lineMoments : switchMoments;
    const before = goals.filter((n) => n < from).at(-1);
    const after = goals.find((n) => n > from && n <= this.surveyed);
    const n = back ? before : after;
    this.#found = n === undefined ? { what: 'end', n: back ? 0 : this.surveyed } : { what: 'moment', n };
  }

  search(): Found {
    return this.#found;
  }

  free(): void {
    this.freed = true;
  }
}

/** What the recorded machine says of every source but `add`. */
export const addProblem: SyntaxProblem = {
  kind: 'SyntaxError',
  message: 'invalid syntax',
  line: 4,
  offset: 10,
  column: 9,
  text: 'print add(1,2',
};

/** Opens the recorded program, as test.pyc and from its source, and refuses everything else. */
export class RecordedMachine implements Machine {
  readonly sessions: RecordedSession[] = [];

  fromPyc(_bytes: Uint8Array, name: string): Session {
    if (name === 'trap.pyc') throw new WebAssembly.RuntimeError('unreachable');
    if (name !== 'test.pyc') throw new Error(`${name} is no .pyc.`);
    return this.#begin();
  }

  fromSource(source: Uint8Array | string, name: string): Session | Promise<Session> {
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
    if (text === addSource) return this.#begin();
    throw Object.assign(new Error(`SyntaxError: invalid syntax (${name}, line 4)`), { syntax: addProblem });
  }

  structs(): StructTables {
    return { structs: [], flags: [] };
  }

  /** As a test likes it. */
  bytes = 0;

  memory(): number {
    return this.bytes;
  }

  #begin(): Session {
    const session = new RecordedSession();
    this.sessions.push(session);
    return session;
  }
}
