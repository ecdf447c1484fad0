import { describe, expect, it } from 'vitest';
import { addProgram } from '../testing/add-run';
import { instructionAt } from './grain';

describe('instructionAt', () => {
  it('finds by listing and offset', () => {
    expect(instructionAt(addProgram, { listing: 1, offset: 6 })?.op).toBe('BINARY_ADD');
    expect(instructionAt(addProgram, { listing: 1, offset: 5 })).toBeUndefined();
    expect(instructionAt(addProgram, { listing: null, offset: 0 })).toBeUndefined();
  });
});
