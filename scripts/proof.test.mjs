import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gather, isOld, pageFile, proofPage } from './proof.mjs';

test('the page of proofs says what the data and the tree say', () => {
  const facts = gather();
  const page = readFileSync(pageFile, 'utf8');
  expect(page === proofPage(page, facts), 'www/proof/index.html is old: npm run proof').toBe(true);
  expect(facts.same.length).toBeGreaterThanOrEqual(5);
  expect(facts.holds.length).toBeGreaterThanOrEqual(4);
});

test('every figure has a command, a day and what it was found out on, or is counted', () => {
  for (const { what, figure, command, runs } of [...gather().same, ...gather().holds, ...gather().sizes]) {
    expect(figure, what).toMatch(/\d|no find/);
    expect(figure, what).not.toMatch(/NaN|undefined|null/);
    expect(command, what).toMatch(/^(npm|cargo|python)/);
    for (const { date, commit } of runs) {
      expect(date, what).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(commit, what).toMatch(/^[0-9a-f]{7,}$/);
    }
  }
});

test('a figure is old a month after it was found out', () => {
  expect(isOld('2026-11-23', '2026-12-20')).toBe(false);
  expect(isOld('2026-11-23', '2026-12-25')).toBe(true);
});
