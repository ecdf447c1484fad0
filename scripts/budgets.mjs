// How large the built site may be, compressed as a host sends it.

import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Refusal, say } from './lib/console.mjs';
import { siteFolder } from './lib/paths.mjs';
import { commit, today, writeResults } from './lib/results.mjs';
import { filesIn } from './lib/stamp.mjs';

/** A file counts for the first budget that takes it; limits are in kilobytes of 1000 bytes. */
const budgets = [
  // What every article loads that has an element in it, and what the first player on it loads besides the player.
  { name: 'embed: shell', limit: 8, takes: (file) => file === 'framebyframe.js' },
  // The page for an iframe, beside the element on it; and what gives iframes their height.
  { name: 'embed: iframe', limit: 4, takes: (file) => /^(iframe\.js|embed-.*\.css|(link|height)-.*\.js)$/.test(file) },
  { name: 'embed: player', limit: 14, takes: (file) => /^(embed|here|desk).*\.js$/.test(file) },
  // The aim is 250. It is over it (ARCHITECTURE.md, "Size"), so this limit holds what has been reached, with room for a build
  // where the source of `std` cannot be had.
  { name: 'wasm', limit: 790, takes: (file) => file.startsWith('framebyframe') },
  { name: 'editor', limit: 100, takes: (file) => /^editor.*\.js$/.test(file) },
  // Loaded once the first picture stands, unless the reader wants stillness.
  { name: 'motion', limit: 12, takes: (file) => /^motion.*\.js$/.test(file) },
  // Loaded once the first picture stands: divider, zoom and pan, presenting.
  { name: 'tools', limit: 4, takes: (file) => /^tools.*\.js$/.test(file) },
  // What finds ways for the links of the stage; fetched while the wasm is.
  { name: 'links', limit: 8, takes: (file) => /^links.*\.js$/.test(file) },
  // The panel of a lesson, with the first one; each lesson is a file of some 4 KB besides.
  { name: 'lessons', limit: 5, takes: (file) => /^lessons.*\.js$/.test(file) },
  // The steps of C code, for who steps by them.
  { name: 'call', limit: 8, takes: (file) => /^call.*\.js$/.test(file) },
  // The way to the machine, and its worker: for programs that are run, not for recorded ones.
  { name: 'engine', limit: 5, takes: (file) => /^(engine|worker).*\.js$/.test(file) },
  // What keeps the site for when there is no network.
  { name: 'offline', limit: 4, takes: (file) => /^(offline|service-worker).*\.js$/.test(file) },
  // What plays a recorded run, in the place of the wasm; and C's structs, for who asks for them there.
  { name: 'recorded', limit: 5, takes: (file) => /^recorded.*\.js$/.test(file) },
  { name: 'structs', limit: 8, takes: (file) => /^structs.*\.js$/.test(file) },
  // What saves a file, and what the file is made of besides the wasm: the whole player, its editor, the worker.
  { name: 'saving', limit: 3, takes: (file) => /^save-.*\.js$/.test(file) },
  { name: 'saved file', limit: 200, takes: (file) => /^saved-.*\.txt$/.test(file) },
  // What the player loads only for those who ask for it.
  { name: 'extras', limit: 20, takes: (file) => /^extras.*\.js$/.test(file) },
  // What pages load besides the player: the playground's script, the styles of all, the article's text.
  { name: 'page', limit: 12, takes: (file) => /^(index-.*\.(js|css)|(text|tokens)-.*\.css)$/.test(file) },
  { name: 'player and styles', limit: 45, takes: (file) => /\.(js|css)$/.test(file) },
];

/** What each budget holds: `[{ name, limit, kilobytes, files }]`. */
export function measure() {
  const sizes = budgets.map(({ name, limit }) => ({ name, limit, kilobytes: 0, files: [] }));
  for (const file of filesIn(siteFolder)) {
    const index = budgets.findIndex((budget) => budget.takes(basename(file)));
    if (index < 0) continue;
    sizes[index].kilobytes += gzipSync(readFileSync(file), { level: 9 }).length / 1000;
    sizes[index].files.push(relative(siteFolder, file));
  }
  return sizes;
}

/** Says the size of each budget in a line. */
export function reportSizes() {
  for (const { name, limit, kilobytes } of measure()) {
    say(`  ${name}: ${kilobytes.toFixed(1)} of ${limit} KB (gzip)`);
  }
}

/** Refuses a site that is over a budget, or that has nothing to measure where something must be. */
export function checkBudgets() {
  const sizes = measure();
  reportSizes();
  const over = sizes.filter(({ kilobytes, limit }) => kilobytes > limit);
  for (const { name, files } of over) say(`  ${name} is made of ${files.join(', ')}`);
  if (over.length > 0) throw new Refusal(`Over the budget: ${over.map(({ name }) => name).join(', ')}.`);
  if (sizes.find(({ name }) => name === 'wasm')?.files.length === 0)
    throw new Refusal('dist/ holds no wasm: build the site first.');
}

// `node scripts/budgets.mjs --write` (after `npm run build`) puts the sizes into docs/proof/sizes.json.
if (process.argv[1] === import.meta.filename) {
  reportSizes();
  const parts = measure().map(({ name, limit, kilobytes }) => ({ name, limit, kilobytes }));
  if (process.argv.includes('--write'))
    writeResults('sizes', { runs: [{ date: today(), commit: await commit(), parts }] });
}
