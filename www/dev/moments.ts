// Single moments by hand, each with something that the stage must be able to show.

import type { Effect, Frame, Object as HeapObject, Program, Snapshot, Value } from '../engine/types';
import {
  at,
  code,
  entry,
  field,
  frame,
  functionObject,
  listing,
  move,
  NONE,
  NULL,
  object,
  plain,
  ref,
  str,
  tuple,
  World,
} from './world';

type Run = { program: Program; snapshots: Snapshot[] };

const GLOBALS = 1;
const BUILTINS = 2;
const globals = ref(GLOBALS, 'dict', 'globals');

function namespaces(...names: [string, Value][]): HeapObject[] {
  const own = names.map(([name, value]) => entry(name, value));
  return [
    object(GLOBALS, 'dict', 'globals', {
      refcnt: 3,
      entries: [
        entry('__name__', str('__main__')),
        entry('__doc__', NONE),
        ...own,
        entry('__builtins__', plain('…', 'module')),
      ],
    }),
    object(BUILTINS, 'dict', 'builtins', { refcnt: 9, len: 144 }),
  ];
}

function codeOf(
  id: number,
  name: string,
  listingIndex: number,
  more: Partial<Parameters<typeof code>[0]> = {},
): HeapObject[] {
  return code({
    id,
    name,
    listing: listingIndex,
    consts: [NONE],
    names: [],
    varnames: [],
    argcount: 0,
    stacksize: 3,
    flags: name === '<module>' ? ['0x40', 'NOFREE'] : ['0x43', 'OPTIMIZED NEWLOCALS NOFREE'],
    code: '|\\x00\\x00S',
    firstLine: 1,
    ...more,
  });
}

function program(names: string[], loops: string[] = []): Program {
  const listings = names.map((name, index) =>
    listing(name, index === 0 ? null : 0, [
      [0, index + 1, loops.includes(name) ? 'SETUP_LOOP' : 'LOAD_CONST', 0, null],
      [3, index + 1, 'RETURN_VALUE', null, null],
    ]),
  );
  return { version: 1, filename: 'test.py', source: null, files: [], warnings: [], listings };
}

function moduleFrame(id: number, codeId: number, more: Partial<Frame> = {}): Frame {
  return frame(id, '<module>', {
    code: ref(codeId, 'code', '<module>'),
    globals,
    locals: globals,
    stacksize: 3,
    state: 'waiting',
    lasti: 18,
    ...more,
  });
}

function moment(of: Program, objects: HeapObject[], stack: World['stack'], effects: Effect[] = [], running = 0): Run {
  const world = new World(of);
  world.objects = objects;
  world.stack = stack;
  world.keep();
  world.snapshots.length = 0;
  world.keep('LOAD_FAST', running, 0, effects);
  return { program: of, snapshots: world.snapshots };
}

const asFrame = (one: Frame) => ({ type: 'frame' as const, ...one });

/** A counter: `inc` has changed the cell that `make` made. */
export function closure(): Run {
  const cell = ref(60, 'cell', 'n');
  const inc = ref(70, 'function', 'inc');
  const objects = [
    ...namespaces(['make', ref(40, 'function', 'make')], ['c', inc]),
    ...codeOf(10, 'inc', 2, { varnames: [], flags: ['0x13', 'OPTIMIZED NEWLOCALS NESTED'] }),
    ...codeOf(20, 'make', 1, { consts: [NONE, plain('0'), ref(10, 'code', 'inc')], varnames: ['inc'] }),
    ...codeOf(30, '<module>', 0, { consts: [ref(20, 'code', 'make'), NONE] }),
    functionObject(40, 'make', 20, globals),
    object(60, 'cell', 'n', { refcnt: 2, fields: [field('ob_ref', ref(80, 'list', 'len 1'))] }),
    tuple(65, [cell]),
    functionObject(70, 'inc', 10, globals, NULL, ref(65, 'tuple', 'len 1')),
    object(80, 'list', 'len 1', { items: [plain('1')], typeName: 'list' }),
  ];
  const running = frame(90, 'inc', {
    listing: 2,
    code: ref(10, 'code', 'inc'),
    globals,
    back: 95,
    function: 70,
    lasti: 3,
    cells: [{ name: 'n', value: cell }],
    stack: [ref(80, 'list', 'len 1')],
  });
  return moment(
    program(['<module>', 'make', 'inc']),
    objects,
    [asFrame(running), asFrame(moduleFrame(95, 30, { stack: [inc] }))],
    [move(ref(80, 'list', 'len 1'), at.cell(60), at.stack(90, 0), true)],
    90,
  );
}

/** A recursion so many calls deep. */
export function recursion(depth: number): Run {
  const rec = ref(40, 'function', 'rec');
  const frames = Array.from({ length: depth }, (_, index) =>
    asFrame(
      frame(100 + index, 'rec', {
        listing: 1,
        code: ref(10, 'code', 'rec'),
        globals,
        back: index === 0 ? 30 : 99 + index,
        function: 40,
        lasti: index === depth - 1 ? 9 : 22,
        state: index === depth - 1 ? 'running' : 'waiting',
        fastlocals: [{ name: 'n', value: plain(String(depth - index)) }],
        stack:
          index === depth - 1 ? [plain('1')] : [plain(String(depth - index)), rec, plain(String(depth - index - 1))],
        stacksize: 4,
      }),
    ),
  );
  return moment(
    program(['<module>', 'rec']),
    [
      ...namespaces(['rec', rec]),
      ...codeOf(10, 'rec', 1, { varnames: ['n'], argcount: 1, stacksize: 4 }),
      ...codeOf(20, '<module>', 0, { consts: [ref(10, 'code', 'rec'), plain(String(depth))] }),
      functionObject(40, 'rec', 10, globals),
    ],
    [...frames.reverse(), asFrame(moduleFrame(30, 20, { stack: [rec, plain(String(depth))] }))],
    [move(plain('1'), at.local(99 + depth, 0), at.stack(99 + depth, 0), true)],
    99 + depth,
  );
}

/** `map` has called back a Python function; lists, a dict, an iterator, long values and a block. */
export function callback(): Run {
  const double = ref(40, 'function', 'double');
  const words = ref(50, 'list', 'len 3');
  const objects = [
    ...namespaces(['double', double], ['words', words], ['counts', ref(55, 'dict', 'len 2')]),
    ...codeOf(10, 'double', 1, { varnames: ['w', 'a_rather_long_name'], argcount: 1, names: ['words'] }),
    ...codeOf(20, '<module>', 0, { consts: [ref(10, 'code', 'double'), str('egg'), str('spam')] }),
    functionObject(40, 'double', 10, globals, ref(45, 'tuple', 'len 1')),
    tuple(45, [plain('None', 'NoneType')]),
    object(50, 'list', 'len 3', { items: [str('egg'), str('spam'), str('a very long word indeed')], typeName: 'list' }),
    object(55, 'dict', 'len 2', { entries: [entry('egg', plain('1')), entry('spam', ref(57, 'list', 'len 9'))] }),
    object(57, 'list', 'len 9', {
      items: [0, 1, 2, 3, 4, 5, 6, 7].map((n) => plain(String(n * 111))),
      len: 9,
      typeName: 'list',
    }),
    object(58, 'iterator', 'listiterator', {
      typeName: 'listiterator',
      fields: [field('it_index', plain('1')), field('it_seq', words)],
    }),
  ];
  const running = frame(90, 'double', {
    listing: 1,
    code: ref(10, 'code', 'double'),
    globals,
    back: 95,
    function: 40,
    lasti: 6,
    fastlocals: [
      { name: 'w', value: str('a very long word indeed') },
      { name: 'a_rather_long_name', value: words },
    ],
    stack: [ref(58, 'iterator', 'listiterator'), str('another long string')],
    blocks: [{ op: 'SETUP_LOOP', handler: 40, level: 0 }],
  });
  return moment(
    program(['<module>', 'double'], ['double']),
    objects,
    [
      asFrame(running),
      { type: 'cCall', name: 'map', progress: 'item 2 of 3' },
      asFrame(
        moduleFrame(95, 20, { stack: [plain('<built-in function map>', 'builtin_function_or_method'), double, words] }),
      ),
    ],
    [move(str('another long string'), at.local(90, 0), at.stack(90, 1), true)],
    90,
  );
}

/** An exception has come through two frames and ended the run in the third. */
export function unwinding(): Run {
  const names = ['<module>', 'outer', 'inner'];
  const make = (id: number, index: number, back: number | null, state: Frame['state']) =>
    asFrame(
      frame(id, names[index] ?? '', {
        listing: index,
        code: ref(10 * (index + 1), 'code', names[index] ?? ''),
        globals,
        back,
        state,
        lasti: 9,
        function: index === 0 ? null : 40 + index,
        fastlocals: index === 0 ? [] : [{ name: 'x', value: plain('0') }],
      }),
    );
  const run = moment(
    program(names),
    [
      ...namespaces(['outer', ref(41, 'function', 'outer')], ['inner', ref(42, 'function', 'inner')]),
      ...names.flatMap((name, index) => codeOf(10 * (index + 1), name, index, { varnames: index === 0 ? [] : ['x'] })),
      functionObject(41, 'outer', 20, globals),
      functionObject(42, 'inner', 30, globals),
    ],
    [make(92, 2, 91, 'unwinding'), make(91, 1, 90, 'unwinding'), make(90, 0, null, 'unwinding')],
    [{ type: 'raised', frame: 90, exception: 'ZeroDivisionError', message: 'integer division or modulo by zero' }],
    90,
  );
  return run;
}

/** More objects than there is room for. */
export function crowd(count: number): Run {
  const lists = Array.from({ length: count }, (_, index) =>
    object(200 + index, 'list', `len ${index % 4}`, {
      typeName: 'list',
      items: Array.from({ length: index % 4 }, (_, item) => plain(String(item))),
    }),
  );
  return moment(
    program(['<module>']),
    [
      ...namespaces(...lists.map((list): [string, Value] => [`list_${list.id}`, ref(list.id, 'list', list.label)])),
      ...codeOf(20, '<module>', 0),
      ...lists,
    ],
    [asFrame(moduleFrame(30, 20, { state: 'running', stack: [ref(203, 'list', 'len 3')] }))],
    [move(ref(203, 'list', 'len 3'), at.entry(GLOBALS, 'list_203'), at.stack(30, 0), true)],
    30,
  );
}
