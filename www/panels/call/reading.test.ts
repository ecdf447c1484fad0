import { describe, expect, it } from 'vitest';
import { addRun } from '../../dev/add';
import type { CStep, Listing, Struct } from '../../engine/types';
import { anatomyOf, flagRows, lineRows, valueText } from './fields';
import { addedBy, partsOf, stationsOf } from './stations';

const step = (name: string, count = 0): CStep => ({
  function: name,
  what: '',
  condition: null,
  narration: [],
  counted: count > 0 ? [{ counter: 'POP', count }] : [],
  effects: 0,
});

describe('C steps', () => {
  it('are put together by the function that takes them, in their order', () => {
    const stations = stationsOf(['a', 'a', 'b', 'a'].map((name) => step(name)));
    expect(stations.map(({ function: name, steps }) => [name, ...steps.map(({ number }) => number)])).toEqual([
      ['a', 1, 2],
      ['b', 3],
      ['a', 4],
    ]);
  });

  it('say what each adds to the counters', () => {
    const added = [undefined, step('a'), step('b', 2)].map((one) => addedBy(one).get('POP'));
    expect(added).toEqual([undefined, undefined, 2]);
  });

  it('have the values of a condition apart', () => {
    expect(partsOf('nk == 0 [nk = 2]')).toEqual(['nk == 0', 'nk = 2']);
    expect(partsOf('co_varnames[j] == keyword')).toEqual(['co_varnames[j] == keyword', '']);
  });
});

describe('what an object is made of', () => {
  const { program, snapshots } = addRun();
  const field = (name: string) => ({ name, cType: 'int', text: '' });
  const structs: Struct[] = [
    { name: 'PyCodeObject', typeName: 'code', text: '', fields: [field('ob_refcnt'), field('co_flags')] },
    { name: 'PyFrameObject', typeName: 'frame', text: '', fields: [field('ob_refcnt')] },
  ];
  const first = snapshots[0];
  if (first === undefined) throw new Error('The run has no moment.');

  it('is found for objects and for frames in progress', () => {
    const code = first.moment.objects.find(({ label, kind }) => kind === 'code' && label === 'add');
    const anatomy = anatomyOf(structs, program, first, code?.id ?? -1);
    expect(anatomy?.struct.name).toBe('PyCodeObject');
    expect(valueText(anatomy?.values.get('co_flags')?.value)).toBe('0x43');
    expect(anatomy?.listing?.name).toBe('add');
    const running = first.moment.stack[0];
    const frame = anatomyOf(structs, program, first, running?.type === 'frame' ? running.id : -1);
    expect(frame).toMatchObject({ struct: { name: 'PyFrameObject' }, listing: null });
    expect(anatomyOf(structs, program, first, -1)).toBeNull();
  });

  it('shows the bits that are set and those that the quick path asks for', () => {
    const flag = (name: string, value: number, quick: boolean) => ({ name, value, quick, text: '' });
    const rows = flagRows(
      [flag('OPTIMIZED', 1, true), flag('VARARGS', 4, false), flag('GENERATOR', 0x20, false)],
      0x20,
    );
    expect(rows.map(({ flag: { name }, isSet }) => [name, isSet])).toEqual([
      ['OPTIMIZED', false],
      ['GENERATOR', true],
    ]);
  });

  it('has the line table beside the code', () => {
    const instruction = (offset: number, line: number, startsLine: boolean, op: string) => ({
      offset,
      line,
      startsLine,
      isTarget: false,
      op,
      arg: null,
      meaning: null,
      target: null,
    });
    const listing: Listing = {
      name: 'f',
      filename: 'f.py',
      firstLine: 1,
      parent: null,
      instructions: [
        instruction(0, 2, true, 'LOAD_FAST'),
        instruction(3, 2, false, 'POP_TOP'),
        instruction(4, 4, true, 'RETURN_VALUE'),
      ],
    };
    expect(lineRows(listing)).toEqual([
      { pair: '0, 1', line: 2, code: '0 LOAD_FAST · 3 POP_TOP' },
      { pair: '4, 2', line: 4, code: '4 RETURN_VALUE' },
    ]);
  });
});
