import { describe, expect, it } from 'vitest';
import { tokenize } from './tokens';

const kinds = (source: string) => tokenize(source).map(({ kind, text }) => `${kind} ${text}`);

describe('tokens', () => {
  it('are keywords, names, numbers, strings, comments and operators', () => {
    expect(kinds('return x ** 0x1fL  # why')).toEqual([
      'keyword return',
      'name x',
      'operator **',
      'number 0x1fL',
      'comment # why',
    ]);
  });

  it.each(['"a\\"b"', "ur'\\'x'", '"""a\n"b""c"""', "'''x'''", 'b"x"', "''"])('take a string whole: %s', (string) => {
    expect(kinds(`${string}+1`)).toEqual([`string ${string}`, 'operator +', 'number 1']);
  });

  it('end a string that is not closed with its line', () => {
    expect(kinds('"abc\nprint')).toEqual(['string "abc', 'newline \n', 'keyword print']);
  });

  it('cover everything but blanks, for any text', () => {
    const text = 'def f(x):\n\tif x <> 1: print `x`, u"é", \\\n 3.5e-1 ? $ \u{1F40D}\r\n"""open';
    const rest = tokenize(text).reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
    expect(rest.replace(/\\\n/g, '').trim()).toBe('');
  });
});
