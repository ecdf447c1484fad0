import { expect, test } from 'vitest';
import { inTurn } from './turn';

test('each begins when the one before is done, and the page had a turn of its own', async () => {
  const seen: string[] = [];
  const begin = (name: string) =>
    inTurn(async () => {
      seen.push(`${name} begins`);
      setTimeout(() => seen.push(`the page after ${name}`), 0);
      await Promise.resolve();
      seen.push(`${name} is there`);
    });
  await Promise.all(['one', 'two', 'three'].map(begin));
  expect(seen).toEqual([
    'one begins',
    'one is there',
    'the page after one',
    'two begins',
    'two is there',
    'the page after two',
    'three begins',
    'three is there',
  ]);
});

test('one that fails does not hold up the next', async () => {
  const failing = inTurn(() => Promise.reject(new Error('no program')));
  const next = inTurn(() => Promise.resolve());
  await expect(failing).rejects.toThrow('no program');
  await expect(next).resolves.toBeUndefined();
});
