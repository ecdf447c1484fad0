// `node scripts/third_party.mjs`: writes THIRD-PARTY.md, the licences of what is built into the site and into `fbf`.
// `--check` only says whether it is what would be written.

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { main, Refusal, say } from './lib/console.mjs';
import { atRoot } from './lib/paths.mjs';
import { attempt } from './lib/process.mjs';

const file = atRoot('THIRD-PARTY.md');

/** The crates that a build contains: not those of tests alone, nor those that only run while it is built. */
async function crates() {
  const { code, output } = await attempt('cargo', ['metadata', '--format-version', '1', '--locked']);
  if (code !== 0) throw new Refusal('cargo metadata has failed: run `cargo fetch` once, with a network.');
  const { packages, resolve } = JSON.parse(output.slice(output.indexOf('{')));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const visit = (id) => {
    if (found.has(id)) return;
    found.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
    }
  };
  visit(resolve.root);
  found.delete(resolve.root);
  return packages
    .filter(({ id }) => found.has(id))
    .map(({ name, version, license, repository }) => ({ name, version, license, repository }));
}

/** The packages that the site contains. */
function packages() {
  const { packages: locked } = JSON.parse(readFileSync(atRoot('package-lock.json'), 'utf8'));
  return Object.entries(locked)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license }]) => ({ name: path.replace(/^.*node_modules\//, ''), version, license }));
}

function table(rows) {
  const sorted = rows.sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = sorted.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
  return ['| name | version | licence |', '|---|---|---|', ...lines].join('\n');
}

async function text() {
  return `# What others have written that is in what we build

Written by \`node scripts/third_party.mjs\`. The licences' texts lie in each package.

## Crates, in the WebAssembly and in \`fbf\`
${table(await crates())}

## Packages, in the site and in the element
${table(packages())}

## Data
Tables of characters are made from Unicode's data, those of encodings from CPython 2.7.18's own codecs, and what programs print in
the tests by running CPython 2.7.18 (Python Software Foundation License).
`;
}

await main(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const wanted = await text();
  if (!values.check) {
    writeFileSync(file, wanted);
    say('THIRD-PARTY.md is written.');
  } else if (readFileSync(file, 'utf8') !== wanted) {
    throw new Refusal('THIRD-PARTY.md is not what it should be: run `node scripts/third_party.mjs`.');
  }
});
