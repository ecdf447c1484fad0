// The law of stepping: a moment has one picture, whichever way it was reached. In every program of the page.

import { picturesAlong, type Way } from './picture';
import { expect, lengthOf, opening, openPage, sampleNames, test } from './site';

/** So many steps of each program; CPU time is what it costs. */
const most = 200;

for (const name of sampleNames) {
  test(`${name}: the same picture forwards, backwards and by seeking`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openPage(page);
    if (name !== 'add') await opening(page, () => page.locator('#program').selectOption(name));
    const steps = Math.min(most, await lengthOf(page));
    const times = (way: Way) => Array.from({ length: steps }, () => way);
    const forwards = await picturesAlong(page, [{ go: 'seek', n: 0 }, ...times({ go: 'step' })]);
    expect(forwards).toHaveLength(steps + 1);
    // No two moments look alike: each says its number.
    expect(new Set(forwards).size).toBe(steps + 1);
    const backwards = await picturesAlong(page, times({ go: 'back' }));
    for (const [index, one] of backwards.entries()) {
      const n = steps - 1 - index;
      expect(one, `moment ${n}, backwards`).toBe(forwards[n]);
    }
    // Far and near, to and fro.
    const seeks = Array.from({ length: Math.min(steps, 40) }, (_, index) => (index * 7919) % (steps + 1));
    const sought = await picturesAlong(
      page,
      seeks.map((n) => ({ go: 'seek', n })),
    );
    for (const [index, one] of sought.entries()) {
      const n = seeks[index] ?? 0;
      expect(one, `moment ${n}, by seeking`).toBe(forwards[n]);
    }
  });
}
