import { describe, expect, it } from 'vitest';
import { hashOf, momentOf } from './link';

const moment = {
  file: { name: 'a.py', text: 'print "\u00e9 \u4e2d"\n', others: [{ name: 'b.py', text: 'x = 1\n' }] },
  answers: ['Ann', null],
  n: 12,
};

describe('a link', () => {
  it('holds the program, its answers and the moment', async () => {
    const hash = await hashOf(moment);
    expect(hash).toMatch(/^#v1\.[\w-]+$/);
    expect(await momentOf(hash)).toEqual(moment);
  });

  it('is refused for a program that no address can hold', async () => {
    // Nothing repeats here, so nothing can be made shorter.
    const text = Array.from({ length: 20_000 }, (_, n) =>
      String.fromCodePoint(32 + ((n * n * 7 + n * 31) % 9_973)),
    ).join('');
    await expect(hashOf({ ...moment, file: { ...moment.file, text } })).rejects.toThrow('too long for a link');
  });

  it('is none where the hash is another', async () => {
    expect(await momentOf('')).toBeNull();
    expect(await momentOf('#chapter-2')).toBeNull();
  });

  it('says so when it is damaged', async () => {
    const hash = await hashOf(moment);
    for (const damaged of [hash.slice(0, -9), '#v1.', '#v1.!!', `${hash.slice(0, 8)}x${hash.slice(9)}`]) {
      await expect(momentOf(damaged)).rejects.toThrow('This link is damaged');
    }
  });
});
