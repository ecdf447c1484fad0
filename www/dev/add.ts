// The tutorial's program, moment by moment, by hand.

import type { Program, Snapshot } from '../engine/types';
import {
  at,
  code,
  entry,
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
  World,
} from './world';

const GLOBALS = 1;
const BUILTINS = 2;
const ADD_CODE = 10;
const MODULE_CODE = 20;
const MODULE = 30;
const FUNCTION = 40;
const FRAME = 50;

export function addRun(): { program: Program; snapshots: Snapshot[] } {
  const program: Program = {
    version: 1,
    filename: 'test.py',
    source: 'def add(x, y):\n    return x + y\n\nprint add(1,2)\n',
    files: [],
    warnings: [],
    listings: [
      listing('<module>', null, [
        [0, 1, 'LOAD_CONST', 0, '<code add>'],
        [3, 1, 'MAKE_FUNCTION', 0, null],
        [6, 1, 'STORE_NAME', 0, 'add'],
        [9, 4, 'LOAD_NAME', 0, 'add'],
        [12, 4, 'LOAD_CONST', 1, '1'],
        [15, 4, 'LOAD_CONST', 2, '2'],
        [18, 4, 'CALL_FUNCTION', 2, null],
        [21, 4, 'PRINT_ITEM', null, null],
        [22, 4, 'PRINT_NEWLINE', null, null],
        [23, 4, 'LOAD_CONST', 3, 'None'],
        [26, 4, 'RETURN_VALUE', null, null],
      ]),
      listing('add', 0, [
        [0, 2, 'LOAD_FAST', 0, 'x'],
        [3, 2, 'LOAD_FAST', 1, 'y'],
        [6, 2, 'BINARY_ADD', null, null],
        [7, 2, 'RETURN_VALUE', null, null],
      ]),
    ],
  };
  const world = new World(program);
  const codeAdd = ref(ADD_CODE, 'code', 'add');
  const fnAdd = ref(FUNCTION, 'function', 'add');
  const globals = ref(GLOBALS, 'dict', 'globals');
  const one = plain('1');
  const two = plain('2');
  const three = plain('3');

  world.objects = [
    object(GLOBALS, 'dict', 'globals', {
      refcnt: 3,
      entries: [
        entry('__builtins__', plain("<module '__builtin__' (built-in)>", 'module')),
        entry('__name__', str('__main__')),
        entry('__file__', str('test.py')),
        entry('__doc__', NONE),
        entry('__package__', NONE),
      ],
    }),
    object(BUILTINS, 'dict', 'builtins', { refcnt: 9, len: 144 }),
    ...code({
      id: ADD_CODE,
      name: 'add',
      listing: 1,
      consts: [NONE],
      names: [],
      varnames: ['x', 'y'],
      argcount: 2,
      stacksize: 2,
      flags: ['0x43', 'OPTIMIZED NEWLOCALS NOFREE'],
      code: '|\\x00\\x00|\\x01\\x00\\x17S',
      firstLine: 1,
    }),
    ...code({
      id: MODULE_CODE,
      name: '<module>',
      listing: 0,
      consts: [codeAdd, one, two, NONE],
      names: ['add'],
      varnames: [],
      argcount: 0,
      stacksize: 3,
      flags: ['0x40', 'NOFREE'],
      code: 'd\\x00\\x00\\x84\\x00\\x00Z\\x00',
      firstLine: 1,
    }),
  ];
  world.stack = [
    {
      type: 'frame',
      ...frame(MODULE, '<module>', {
        code: ref(MODULE_CODE, 'code', '<module>'),
        globals,
        locals: globals,
        stacksize: 3,
      }),
    },
  ];
  world.keep();

  const inModule = (lasti: number, change: () => void, op: string, effects: Parameters<World['keep']>[3]) => {
    const running = world.frame(MODULE);
    running.lasti = lasti;
    change();
    world.keep(op, MODULE, lasti, effects);
  };

  inModule(0, () => world.push(MODULE, codeAdd), 'LOAD_CONST', [
    move(codeAdd, at.const(MODULE_CODE, 0), at.stack(MODULE, 0), true),
  ]);
  inModule(
    3,
    () => {
      world.pop(MODULE);
      world.objects.push(functionObject(FUNCTION, 'add', ADD_CODE, globals));
      world.push(MODULE, fnAdd);
    },
    'MAKE_FUNCTION',
    [
      move(codeAdd, at.stack(MODULE, 0), at.used),
      { type: 'objectMade', object: FUNCTION },
      move(fnAdd, at.made, at.stack(MODULE, 0)),
    ],
  );
  inModule(
    6,
    () => {
      world.pop(MODULE);
      const dict = world.object(GLOBALS);
      dict.entries = [...dict.entries, entry('add', fnAdd)];
      dict.len += 1;
    },
    'STORE_NAME',
    [move(fnAdd, at.stack(MODULE, 0), at.entry(GLOBALS, 'add'))],
  );
  inModule(9, () => world.push(MODULE, fnAdd), 'LOAD_NAME', [
    move(fnAdd, at.entry(GLOBALS, 'add'), at.stack(MODULE, 0), true),
  ]);
  inModule(12, () => world.push(MODULE, one), 'LOAD_CONST', [
    move(one, at.const(MODULE_CODE, 1), at.stack(MODULE, 1), true),
  ]);
  inModule(15, () => world.push(MODULE, two), 'LOAD_CONST', [
    move(two, at.const(MODULE_CODE, 2), at.stack(MODULE, 2), true),
  ]);
  inModule(
    18,
    () => {
      world.frame(MODULE).state = 'waiting';
      world.stack.unshift({
        type: 'frame',
        ...frame(FRAME, 'add', {
          listing: 1,
          code: codeAdd,
          globals,
          back: MODULE,
          function: FUNCTION,
          line: 2,
          fastlocals: [
            { name: 'x', value: one },
            { name: 'y', value: two },
          ],
        }),
      });
    },
    'CALL_FUNCTION',
    [
      { type: 'frameMade', frame: FRAME, code: ADD_CODE, function: FUNCTION, origin: 'new' },
      move(one, at.stack(MODULE, 1), at.local(FRAME, 0), true),
      move(two, at.stack(MODULE, 2), at.local(FRAME, 1), true),
      { type: 'frameEntered', frame: FRAME },
    ],
  );
  const inAdd = (lasti: number, change: () => void, op: string, effects: Parameters<World['keep']>[3]) => {
    world.frame(FRAME).lasti = lasti;
    change();
    world.keep(op, FRAME, lasti, effects);
  };
  inAdd(0, () => world.push(FRAME, one), 'LOAD_FAST', [move(one, at.local(FRAME, 0), at.stack(FRAME, 0), true)]);
  inAdd(3, () => world.push(FRAME, two), 'LOAD_FAST', [move(two, at.local(FRAME, 1), at.stack(FRAME, 1), true)]);
  inAdd(
    6,
    () => {
      world.pop(FRAME, 2);
      world.push(FRAME, three);
    },
    'BINARY_ADD',
    [
      move(two, at.stack(FRAME, 1), at.used),
      move(one, at.stack(FRAME, 0), at.used),
      move(three, at.made, at.stack(FRAME, 0)),
    ],
  );
  inAdd(
    7,
    () => {
      world.stack.shift();
      world.parked = [{ frame: FRAME, number: 2, place: { type: 'zombie', code: ADD_CODE, name: 'add' } }];
      world.setField(ADD_CODE, 'co_zombieframe', ref(FRAME, 'frame', 'add'));
      const running = world.frame(MODULE);
      running.state = 'running';
      world.pop(MODULE, 3);
      world.push(MODULE, three);
    },
    'RETURN_VALUE',
    [
      move(three, at.stack(FRAME, 0), at.returned(FRAME)),
      { type: 'frameLeft', frame: FRAME, back: MODULE, how: 'return' },
      { type: 'frameParked', frame: FRAME, place: { type: 'zombie', code: ADD_CODE, name: 'add' } },
      move(two, at.stack(MODULE, 2), at.used),
      move(one, at.stack(MODULE, 1), at.used),
      move(fnAdd, at.stack(MODULE, 0), at.used),
      move(three, at.returned(FRAME), at.stack(MODULE, 0)),
    ],
  );
  inModule(
    21,
    () => {
      world.pop(MODULE);
      world.output = '3';
    },
    'PRINT_ITEM',
    [move(three, at.stack(MODULE, 0), at.used), { type: 'printed', stream: 'stdout', text: '3' }],
  );
  inModule(
    22,
    () => {
      world.output = '3\n';
    },
    'PRINT_NEWLINE',
    [{ type: 'printed', stream: 'stdout', text: '\n' }],
  );
  inModule(23, () => world.push(MODULE, NONE), 'LOAD_CONST', [
    move(NONE, at.const(MODULE_CODE, 3), at.stack(MODULE, 0), true),
  ]);
  inModule(
    26,
    () => {
      world.stack = [];
      world.parked = [];
      world.status = { type: 'finished' };
      world.setField(ADD_CODE, 'co_zombieframe', NULL);
      world.objects = [];
    },
    'RETURN_VALUE',
    [
      move(NONE, at.stack(MODULE, 0), at.returned(MODULE)),
      { type: 'frameLeft', frame: MODULE, back: null, how: 'return' },
      { type: 'frameParked', frame: MODULE, place: null },
    ],
  );
  return { program, snapshots: world.snapshots };
}
