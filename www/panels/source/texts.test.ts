import { describe, expect, it } from 'vitest';
import type { MadeCode, Program, Snapshot } from '../../engine/types';
import { addProgram, addSnapshot } from '../../testing/add-run';
import { SourceText } from './lines';
import { currentText, listingText, programOf, textsOf } from './texts';

const helper = { name: 'helper.py', source: 'def add(x, y):\n    return x + y\n' };
const program: Program = { ...addProgram, files: [helper] };

/** Moment 8, within `add`, as if that had been made in the run of this file and text. */
function within(filename: string, source: string | null): Snapshot {
  const snapshot = addSnapshot(8);
  const [listing] = addProgram.listings.slice(1);
  if (listing === undefined) throw new Error('no listing');
  const made: MadeCode = { index: 7, listing: { ...listing, filename }, source };
  const [frame, ...others] = snapshot.moment.stack;
  if (frame?.type !== 'frame' || snapshot.moment.next === null) throw new Error('no frame');
  const next = { ...snapshot.moment.next, listing: 7 };
  return {
    ...snapshot,
    moment: { ...snapshot.moment, next, stack: [{ ...frame, listing: 7 }, ...others] },
    made: [made],
  };
}

describe('the texts of a program', () => {
  it('are its files', () => {
    expect(textsOf(program, addSnapshot(8)).map(({ name, isFile }) => [name, isFile])).toEqual([
      ['test.py', true],
      ['helper.py', true],
    ]);
  });

  it('are also what was compiled for the calls in progress', () => {
    const snapshot = within('<string>', 'return x + y');
    expect(textsOf(program, snapshot).map(({ name, isFile }) => [name, isFile])).toEqual([
      ['test.py', true],
      ['helper.py', true],
      ['<string>', false],
    ]);
    expect(currentText(program, snapshot)?.source).toBe('return x + y');
  });

  it('are the file where the code was made of one', () => {
    expect(currentText(program, within('helper.py', null))).toMatchObject({ key: 'helper.py', isFile: true });
    expect(currentText(program, addSnapshot(8))?.name).toBe('test.py');
    expect(listingText(program, addSnapshot(8), 99)).toBeNull();
  });

  it('have marks only for their own code', () => {
    const snapshot = within('helper.py', null);
    const roles = (key: string, source: string) =>
      new SourceText(source).at(program, snapshot, key).map(({ roles }) => [...roles].join());
    expect(roles('helper.py', helper.source)).toEqual(['', 'next']);
    expect(roles('test.py', addProgram.source ?? '')).toEqual(['', 'ran', '', 'waits']);
  });

  it('are programs of their own for who shows one of them', () => {
    const [own, other] = textsOf(program, addSnapshot(0));
    expect(own && programOf(program, own)).toBe(program);
    expect(other && programOf(program, other)).toMatchObject({ filename: 'helper.py', source: helper.source });
  });
});
