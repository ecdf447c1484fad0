import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../engine/types';
import { addLength, addProgram, addSnapshot } from '../testing/add-run';
import { calledNext, instructionText, runningFrame, spots } from './whereabouts';

const spotsAt = (n: number) => spots(addSnapshot(n)).map(({ role, listing, offset }) => `${role} ${listing}:${offset}`);

describe('the places that a moment points at', () => {
  it('at the start: what runs next', () => {
    expect(spotsAt(0)).toEqual(['next 0:0']);
  });

  it('in a call: what runs next, where the caller waits, what has just run', () => {
    expect(spotsAt(9)).toEqual(['next 1:6', 'waits 0:18', 'ran 1:3']);
  });

  it('at the end: what ran last', () => {
    expect(spotsAt(addLength)).toEqual(['ran 0:26']);
  });
});

describe('the frame that runs', () => {
  it('is the newest, and none at the end', () => {
    expect([0, 8, 12].map((n) => runningFrame(addSnapshot(n).moment)?.name)).toEqual(['<module>', 'add', '<module>']);
    expect(runningFrame(addSnapshot(addLength).moment)).toBeNull();
  });
});

describe('the code that is called next', () => {
  it('is that of the function below the arguments', () => {
    expect(calledNext(addProgram, addSnapshot(6).moment)).toBe(1);
  });

  it('is none before another instruction', () => {
    expect([0, 5, 8, addLength].map((n) => calledNext(addProgram, addSnapshot(n).moment))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('an instruction as text', () => {
  it('has what it has', () => {
    expect(instructionText({ op: 'LOAD_CONST', arg: 1, meaning: '2' })).toBe('LOAD_CONST 1 (2)');
    expect(instructionText({ op: 'CALL_FUNCTION', arg: 0, meaning: null })).toBe('CALL_FUNCTION 0');
    expect(instructionText({ op: 'POP_TOP', arg: null, meaning: null })).toBe('POP_TOP');
  });

  it('names a code object without its address', () => {
    const meaning = '<code object <lambda> at 0x7f00, file "test.py", line 1>';
    expect(instructionText({ op: 'LOAD_CONST', arg: 0, meaning })).toBe('LOAD_CONST 0 (<code <lambda>>)');
  });
});

it('says that the newest frame waits where a builtin waits for a line', () => {
  const { moment, step, made } = addSnapshot(8);
  const reads: Snapshot = { made, step, moment: { ...moment, status: { type: 'waiting' }, next: null } };
  expect(spots(reads).filter(({ role }) => role === 'waits')).toHaveLength(2);
});
