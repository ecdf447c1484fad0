// Short forms of `npm run damage:page` and `npm run soak`: the same files and the same actions each time.

import { builtWorker, isFind, prepare } from '../../scripts/damage_page.mjs';
import { actionsOf, damaged, filesOf, pick, random } from '../../scripts/soak.mjs';
import { drop, expect, opened, opening, openPage, test } from './site';

/** How many files are damaged. */
const count = 300;
/** How often something is done. */
const actions = 30;

test('damaged programs are answered by the worker, in a sentence if they do not run', async ({ page, baseURL }) => {
  const rng = random(41);
  const sources = [...filesOf('samples', '.py'), ...filesOf('programs', '.py')];
  const compiled = filesOf('samples', '.pyc');
  // The worker takes them for a .pyc and a source by turns.
  const files = Array.from({ length: count }, (_, index) =>
    damaged(rng.oneOf(index % 2 === 0 ? compiled : sources), rng).content.toString('base64'),
  );
  await page.goto('./embed.html');
  await page.evaluate(prepare, `${baseURL}${builtWorker()}`);
  const answers = await page.evaluate(async (all) => {
    const given = [];
    for (const [index, file] of all.entries()) given.push(await window.putThrough(file, index));
    return given;
  }, files);
  expect(answers.filter(isFind)).toEqual([]);
  for (const outcome of ['ran', 'refused']) {
    expect(answers.filter((answer) => answer.outcome === outcome).length, outcome).toBeGreaterThan(count / 10);
  }
});

/** Each compares two things that lie within themselves, as deep as the recursion limit lets it. */
const within = [
  'a = [1]; a.append(a)\nb = [1]; b.append(b)\n',
  'a = {}; a[1] = a\nb = {}; b[1] = b\n',
  'a = {}; a[1] = [({2: a},)]\nb = {}; b[1] = [({2: b},)]\n',
];

test('comparing what lies within itself is an error of the program, and the worker has the stack for it', async ({
  page,
  baseURL,
}) => {
  await page.goto('./embed.html');
  await page.evaluate(prepare, `${baseURL}${builtWorker()}`);
  for (const setup of within) {
    for (const compared of ['a == b', 'a < b', 'cmp(a, b)', 'b in [a]', 'sorted([a, b])']) {
      const program = `${setup}try:\n    ${compared}\nexcept RuntimeError, error:\n    print error\n`;
      // An odd index: as a source.
      const answer = await page.evaluate((text) => window.putThrough(text, 1), Buffer.from(program).toString('base64'));
      expect(answer.outcome, program).toBe('ran');
    }
  }
});

test('whatever is done on the page, nothing goes wrong in it', async ({ page }) => {
  await openPage(page);
  const rng = random(7);
  const all = actionsOf(page, rng).filter(([, name]) => name !== 'reload' && name !== 'wait');
  const done = new Set();
  for (let n = 0; n < actions; n += 1) {
    const [, name, act] = pick(all, rng);
    done.add(name);
    await act();
  }
  expect(done.size).toBeGreaterThan(6);
  // It goes on, from wherever that has led.
  await page.goto('about:blank');
  await openPage(page);
  const [file] = filesOf('samples', '.py');
  await opening(page, () => drop(page, file.name, file.content));
  await opened(page);
  await expect(page.locator('#program option:checked')).toHaveText(file.name);
});
