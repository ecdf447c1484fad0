import { describe, expect, it } from 'vitest';
import { addProgram, addSnapshot, addSource } from '../../testing/add-run';
import { SourceText } from './lines';

const linesAt = (n: number, source = addSource) => new SourceText(source).at(addProgram, addSnapshot(n));

const sites = (n: number) =>
  linesAt(n).map(({ pieces }) =>
    pieces
      .filter(({ site }) => site)
      .map(({ text }) => text)
      .join(''),
  );

describe('the lines of the source', () => {
  it('are all of it', () => {
    expect(linesAt(0).map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual([
      'def add(x, y):',
      '    return x + y',
      '',
      'print add(1,2)',
    ]);
  });

  it('have their keywords set apart', () => {
    const keywords = linesAt(0).flatMap(({ pieces }) => pieces.filter(({ keyword }) => keyword));
    expect(keywords.map(({ text }) => text)).toEqual(['def', 'return', 'print']);
  });

  it('say what happens on them', () => {
    expect(linesAt(9).map(({ roles }) => [...roles])).toEqual([[], ['next', 'ran'], [], ['waits']]);
    expect(linesAt(7).map(({ waiting }) => waiting)).toEqual([0, 0, 0, 1]);
  });

  it('underline the call that comes next, and the calls that wait', () => {
    expect(sites(5)).toEqual(['', '', '', '']);
    expect(sites(6)).toEqual(['', '', '', 'add(1,2)']);
    expect(sites(9)).toEqual(['', '', '', 'add(1,2)']);
    expect(sites(11)).toEqual(['', '', '', '']);
  });

  it.each([
    [28, 8, 'short few'],
    [29, 9, 'long some'],
    [32, 13, 'longer many'],
  ])('of %i characters, %i of them, are %s', (length, count, size) => {
    expect(new SourceText(`${'x'.repeat(length)}\n`.repeat(count)).size).toBe(size);
  });

  it('may end in carriage returns, or without an end of line', () => {
    const text = (source: string) => linesAt(0, source).map(({ pieces }) => pieces.map((piece) => piece.text).join(''));
    expect(text('a = 1\r\nb = 2\r\n')).toEqual(['a = 1', 'b = 2']);
    expect(text('a = 1\nb = 2')).toEqual(['a = 1', 'b = 2']);
  });

  it('cut a string of several lines at the ends of lines', () => {
    const lines = linesAt(0, 'x = """a\nb""" # c\n');
    expect(lines.map(({ pieces }) => pieces.map(({ text }) => text))).toEqual([['x = """a'], ['b""" ', '# c']]);
  });
});
