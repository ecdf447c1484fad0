import { Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { addProblem } from '../testing/add-run';
import { placeOf, reportOf } from './problem';

const text = Text.of(['x = (1,', 'y', '']);

describe('the place of a problem', () => {
  it.each([
    ['a line and a column', { line: 1, column: 4 }, { line: 1, column: 4 }],
    ['the end of a line', { line: 1, column: 7 }, { line: 1, column: 7 }],
    ['a column behind the end of its line', { line: 2, column: 40 }, { line: 2, column: 1 }],
    ['a line without a column', { line: 2, column: null }, { line: 2, column: null }],
    ['a line behind the last', { line: 9, column: 3 }, { line: 3, column: null }],
    ['line 0', { line: 0, column: null }, { line: 1, column: null }],
    ['no line', { line: null, column: null }, null],
  ])('%s', (_name, where, place) => {
    expect(placeOf({ ...addProblem, ...where }, text)).toEqual(place);
  });
});

it('is reported in CPython’s words', () => {
  expect(reportOf(addProblem)).toBe('SyntaxError: invalid syntax');
});
