import { expect, it } from 'vitest';
import { addProgram, addSnapshot } from '../testing/add-run';
import { instructionAt } from './grain';
import { withMade } from './made';

const [listing] = addProgram.listings.slice(1);
if (listing === undefined) throw new Error('no listing');
const made = { ...addSnapshot(8), made: [{ index: 7, listing, source: null }] };

it('is the program itself where nothing was made', () => {
  expect(withMade(addProgram, addSnapshot(8))).toBe(addProgram);
});

it('adds the made code at its index', () => {
  const all = withMade(addProgram, made);
  expect(instructionAt(all, { listing: 7, offset: 6 })?.op).toBe('BINARY_ADD');
  expect(instructionAt(all, { listing: 0, offset: 0 })?.op).toBe('LOAD_CONST');
  expect(instructionAt(all, { listing: 4, offset: 0 })).toBeUndefined();
});
