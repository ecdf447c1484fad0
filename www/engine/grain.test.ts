import { describe, expect, it } from 'vitest';
import { addProgram, addSnapshot, addTimeline } from '../testing/add-run';
import { beginsLine, callMoments, changesCalls, instructionAt } from './grain';
import type { Snapshot } from './types';

const moments = Array.from({ length: 16 }, (_, n) => n);

describe('a step by line', () => {
  it('ends where the next instruction is the first of its line', () => {
    expect(moments.filter((n) => beginsLine(addProgram, addSnapshot(n)))).toEqual([0, 3, 7]);
  });

  it('ends at a jump back, also to the same line', () => {
    const at = addSnapshot(5);
    const step = { ...(at.step ?? fail()), offset: 40 };
    expect(beginsLine(addProgram, at)).toBe(false);
    expect(beginsLine(addProgram, { ...at, step })).toBe(true);
  });

  it('does not end in the caller, in the middle of a line, after a return', () => {
    const returned = addSnapshot(11);
    expect(returned.step?.op).toBe('RETURN_VALUE');
    expect(beginsLine(addProgram, returned)).toBe(false);
  });

  it('knows nothing of code that is not listed', () => {
    const at = addSnapshot(3);
    const next = { ...(at.moment.next ?? fail()), listing: null };
    expect(beginsLine(addProgram, { ...at, moment: { ...at.moment, next } })).toBe(false);
  });
});

describe('a step by call', () => {
  it('ends where a call begins or ends', () => {
    expect(moments.filter((n) => changesCalls(addSnapshot(n)))).toEqual([7, 11]);
  });

  it('is read from the timeline', () => {
    expect(callMoments(addTimeline())).toEqual({ moments: [0, 7, 11, 15], known: 15 });
  });

  it('is not read from where the timeline is cut', () => {
    const cut = { ...addTimeline(), callCount: 3 };
    expect(callMoments(cut)).toEqual({ moments: [0, 7], known: 7 });
  });

  it('counts C calls', () => {
    const at: Snapshot = addSnapshot(5);
    const step = { ...(at.step ?? fail()), effects: [{ type: 'cCallEntered' as const, name: 'sorted' }] };
    expect(changesCalls({ ...at, step })).toBe(true);
  });
});

describe('instructionAt', () => {
  it('finds by listing and offset', () => {
    expect(instructionAt(addProgram, { listing: 1, offset: 6 })?.op).toBe('BINARY_ADD');
    expect(instructionAt(addProgram, { listing: 1, offset: 5 })).toBeUndefined();
    expect(instructionAt(addProgram, { listing: null, offset: 0 })).toBeUndefined();
  });
});

function fail(): never {
  throw new Error('The recorded run lacks a part.');
}
