import { describe, expect, it } from 'vitest';
import { hashOf, momentFile, momentIn, momentOf } from './link';

const moment = {
  file: { name: 'a.py', text: 'print "\u00e9 \u4e2d"\n', others: [{ name: 'b.py', text: 'x = 1\n' }] },
  answers: ['Ann', null],
  n: 12,
  view: { grain: 'line', hidden: ['bytecode'], pane: 'source', breakpoints: [{ file: 'a.py', line: 1 }] },
} as const;

describe('a link', () => {
  it('holds the program, its answers and the moment', async () => {
    const hash = (await hashOf(moment)) ?? '';
    expect(hash).toMatch(/^#v1\.[\w-]+$/);
    expect(await momentOf(hash)).toEqual(moment);
  });

  it('is none for a program that no address can hold, which has a file in its place', async () => {
    // Nothing repeats here, so nothing can be made shorter.
    const text = Array.from({ length: 20_000 }, (_, n) =>
      String.fromCodePoint(32 + ((n * n * 7 + n * 31) % 9_973)),
    ).join('');
    const long = { ...moment, file: { ...moment.file, text } };
    expect(await hashOf(long)).toBeNull();
    const file = momentFile(long);
    expect(file.name).toBe('a-step-12.json');
    expect(await momentIn(file)).toEqual(long);
    await expect(momentIn(new File(['{"a": 1}'], 'b.json'))).rejects.toThrow('b.json is no moment');
    await expect(momentIn(new File(['x'], 'b.json'))).rejects.toThrow('b.json is no moment');
  });

  it('has 8,000 characters at the most', async () => {
    // Nothing repeats here, so each character takes room.
    let state = 1;
    const noise = Array.from({ length: 20_000 }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return String.fromCharCode(97 + ((state >>> 24) % 26));
    });
    const ofText = (count: number) =>
      hashOf({ ...moment, file: { ...moment.file, text: noise.slice(0, count).join('') } });
    let [linked, filed] = [0, noise.length];
    while (filed - linked > 1) {
      const middle = (linked + filed) >> 1;
      if ((await ofText(middle)) === null) filed = middle;
      else linked = middle;
    }
    expect((await ofText(linked - 1))?.length).toBeLessThanOrEqual(8_000);
    // A character more may be two more in the address.
    expect([7_998, 7_999, 8_000]).toContain((await ofText(linked))?.length);
    expect(await ofText(filed)).toBeNull();
  });

  it('is one too where nothing is said of the view, and what is unknown of a view is left as usual', async () => {
    expect(await momentOf((await hashOf({ ...moment, view: null })) ?? '')).toEqual({ ...moment, view: null });
    const odd = { grain: 'year', hidden: ['sofa'], pane: 7, breakpoints: [{ line: 'x' }, { file: 'a.py', line: 2 }] };
    expect(await momentOf((await hashOf({ ...moment, view: odd as never })) ?? '')).toEqual({
      ...moment,
      view: { grain: 'instruction', hidden: [], pane: 'frames', breakpoints: [{ file: 'a.py', line: 2 }] },
    });
  });

  it('is none where the hash is another', async () => {
    expect(await momentOf('')).toBeNull();
    expect(await momentOf('#chapter-2')).toBeNull();
  });

  it('says so when it is damaged', async () => {
    const hash = (await hashOf(moment)) ?? '';
    for (const damaged of [hash.slice(0, -9), '#v1.', '#v1.!!', `${hash.slice(0, 8)}x${hash.slice(9)}`]) {
      await expect(momentOf(damaged)).rejects.toThrow('This link is damaged');
    }
  });
});
