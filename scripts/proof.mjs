// `npm run proof`: writes www/proof/index.html, the page that says how far what the program shows has been compared and tried.
//
// Its figures are in docs/proof/, where the scripts that measure put them (`--write`), each with its day and its commit, and in
// benches/results.json; what can be counted in the tree is counted. No figure of the page is typed by hand: its tables stand
// between marks, and a test compares them with what this script makes. What is older than a month, as against the newest figure, is said.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { main, Refusal, say } from './lib/console.mjs';
import { atRoot } from './lib/paths.mjs';
import { readResults } from './lib/results.mjs';

/** The page's file. */
export const pageFile = atRoot('www', 'proof', 'index.html');

const runsOf = (kind) => readResults(kind)?.runs ?? [];
const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);
const filesIn = (folder, fits) => readdirSync(atRoot(...folder.split('/'))).filter((name) => fits.test(name)).length;

/** 1234567 → 1,234,567. */
const number = (value) => value.toLocaleString('en-US');
/** One digit behind the point, three digits at the least. */
const short = (value) => (value < 10 ? value.toFixed(1) : number(Math.round(value)));
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? '' : 's'}`;
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** 5400 → 1.5 hours. */
function time(seconds) {
  if (seconds < 90) return plural(Math.round(seconds), 'second');
  return seconds < 5400 ? plural(Math.round(seconds / 60), 'minute') : `${(seconds / 3600).toFixed(1)} hours`;
}

/** The last run of each kind that `of` tells apart. */
function last(runs, of = () => '') {
  return [...new Map(runs.map((run) => [of(run), run])).values()];
}

/** A row: what, the figure, the command that finds it out, and the runs that it was found in (none: it was counted). */
const row = (what, figure, command, runs = []) => ({ what, figure, command, runs });

function sameAsPython() {
  const programs = ['samples', 'programs', 'builtins'];
  const traces = sum(programs, (folder) => filesIn(`tests/${folder}`, /\.trace(\.gz)?$/));
  const all = sum(programs, (folder) => filesIn(`tests/${folder}`, /\.py$/));
  const passing = readFileSync(atRoot('tests', 'cpython', 'passing.txt'), 'utf8')
    .trim()
    .split('\n').length;
  const rows = [
    row(
      'Programs whose every instruction, with value stack and block stack, is as in a trace of CPython',
      number(traces),
      'cargo test --test samples',
    ),
    row('Programs whose output and traceback are CPython’s', number(all), 'cargo test --test samples'),
    row('Wrong programs with CPython’s message', number(filesIn('tests/errors', /\.py$/)), 'cargo test --test errors'),
  ];
  for (const run of last(runsOf('stdlib'))) {
    const figure = `${number(run.codes)} in ${plural(run.files, 'file')}; ${number(run.different)} differ`;
    rows.push(
      row('Code objects of the standard library, byte for byte', figure, 'python2.7 scripts/stdlib_compare.py', [run]),
    );
  }
  for (const run of last(runsOf('cpython_tests'))) {
    const share = ((100 * passing) / run.applies).toFixed(1);
    const figure = `${number(passing)} of ${number(run.applies)} that apply (${share} %)`;
    rows.push(row('CPython’s own tests of the language that pass', figure, 'python3 scripts/cpython_tests.py', [run]));
  }
  for (const run of last(runsOf('random_programs'))) {
    const figure = `${number(run.different)} of ${number(run.programs)}, in ${time(run.seconds)}`;
    rows.push(row('Random programs that CPython ran otherwise', figure, 'python3 scripts/program_fuzz.py', [run]));
  }
  return rows;
}

const damaged = {
  pyc: 'Damaged .pyc files, read, verified and run',
  source: 'Damaged programs, compiled and run',
  session: 'Damaged files, opened and looked at as the page does',
  lesson: 'Damaged lessons',
};

/** So many inputs, and what was wrong with them. */
const held = (count, finds) => `${number(count)}; ${finds === 0 ? 'no find' : plural(finds, 'find')}`;

function holds() {
  const rows = last(runsOf('damage'), ({ kind }) => kind).map((run) =>
    row(damaged[run.kind], held(run.count, run.finds), `npm run damage -- ${run.kind} --count ${run.count}`, [run]),
  );
  for (const run of last(runsOf('damage_page'))) {
    const figure = `${held(run.count, run.finds)}; the slowest took ${Math.round(run.slowest)} ms`;
    rows.push(row('Damaged files through the page’s own worker', figure, 'npm run damage:page', [run]));
  }
  const fuzz = runsOf('fuzz');
  if (fuzz.length > 0) {
    const runs = sum(fuzz, (run) => run.runs ?? 0);
    const finds = fuzz.filter(({ find }) => find !== null).length;
    const figure = `${time(sum(fuzz, (run) => run.seconds))}, ${held(runs, finds)}`;
    const each = [...new Set(fuzz.map(({ target }) => target))].map(
      (target) => `${target} ${time(sum(fuzz, (run) => (run.target === target ? run.seconds : 0)))}`,
    );
    rows.push(row(`libFuzzer on ${plural(each.length, 'target')} (${each.join(', ')})`, figure, 'npm run fuzz', fuzz));
  }
  for (const run of last(runsOf('soak'))) {
    const grown = (100 * (run.heap.last / run.heap.first - 1)).toFixed(1);
    const figure = `${plural(run.complaints, 'error')} in the console; memory ${grown < 0 ? '' : '+'}${grown} %`;
    const what = `${run.minutes} minutes of ${number(run.actions)} random actions on the page (memory: from minute 5 to the end)`;
    rows.push(row(what, figure, 'npm run soak', [run]));
  }
  for (const run of last(runsOf('miri'))) {
    const figure = `${number(run.passed)} tests pass; no find`;
    rows.push(row(`Miri, on unit tests of ${plural(run.modules.length, 'module')}`, figure, 'npm run miri', [run]));
  }
  rows.push(
    row('Inputs that found something once, tried at each change', number(filesIn('tests/finds', /./)), 'npm test'),
  );
  return rows;
}

const columns = {
  native: 'natively',
  'wasm with history': 'on the page',
  'pyodide recording': 'Pyodide, recording',
};

function speed() {
  const { programs, machine, date } = JSON.parse(readFileSync(atRoot('benches', 'results.json'), 'utf8'));
  const cell = (value) => (typeof value === 'number' ? short(value) : '–');
  const lines = Object.entries(programs).map(
    ([name, times]) =>
      `          <tr><th scope="row"><code>${name}</code></th>${Object.keys(columns)
        .map((one) => `<td>${cell(times[one])}</td>`)
        .join('')}</tr>`,
  );
  return { machine, date, lines };
}

function sizes() {
  return last(runsOf('sizes')).flatMap((run) =>
    run.parts.map(({ name, kilobytes, limit }) =>
      row(name, `${kilobytes.toFixed(1)} KB, of ${limit} at the most`, 'npm test -- budgets', [run]),
    ),
  );
}

/** All that the page says. */
export function gather() {
  return { same: sameAsPython(), holds: holds(), speed: speed(), sizes: sizes() };
}

/** The newest day of the data. */
function newest({ same, holds, speed, sizes }) {
  return [...same, ...holds, ...sizes]
    .flatMap(({ runs }) => runs.map(({ date }) => date))
    .concat(speed.date)
    .sort()
    .at(-1);
}

/** Whether a day is more than a month before another. */
export const isOld = (date, today) => Date.parse(today) - Date.parse(date) > 31 * 24 * 3_600_000;

/** When a row was found out, in words. */
function when({ runs }, today) {
  if (runs.length === 0) return 'counted in the tree';
  const { date, commit } = runs.at(-1);
  return `${date}${commit ? `, at ${commit}` : ''}${isOld(date, today) ? ' (older than a month)' : ''}`;
}

function table(caption, rows, today) {
  const lines = rows.map(
    (one) => `          <tr>
            <th scope="row">${escaped(one.what)}</th>
            <td>${escaped(one.figure)}</td>
            <td><code>${escaped(one.command)}</code> <small>${escaped(when(one, today))}</small></td>
          </tr>`,
  );
  return `        <table class="proofs">
          <caption>${caption}</caption>
          <tr><th scope="col">What</th><th scope="col">Figure</th><th scope="col">How to find it out</th></tr>
${lines.join('\n')}
        </table>`;
}

/** The speeds of programs. */
function speeds({ machine, date, lines }) {
  const names = Object.values(columns).map((name) => `<th scope="col">${name}</th>`);
  return `        <table>
          <caption>${escaped(machine)}, ${date}</caption>
          <tr><th scope="col">Program</th>${names.join('')}</tr>
${lines.join('\n')}
        </table>`;
}

/** The page, with these facts between its marks. */
export function proofPage(page, facts) {
  const today = newest(facts);
  const parts = {
    same: table('Compared with a real CPython 2.7.18', facts.same, today),
    holds: table('Tried with what is broken', facts.holds, today),
    speed: speeds(facts.speed),
    sizes: table('Kilobytes, as a host sends them', facts.sizes, today),
  };
  return Object.entries(parts).reduce((text, [name, part]) => between(text, name, part), page);
}

/** The text with something else between a mark and its end. */
function between(text, name, part) {
  const mark = `<!-- ${name} -->\n`;
  const [before, behind] = text.split(mark);
  const end = behind?.indexOf('        <!-- end -->') ?? -1;
  if (end === -1) throw new Refusal(`${pageFile} has no mark ${name} with an end.`);
  return `${before}${mark}${part}\n${behind.slice(end)}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    const facts = gather();
    writeFileSync(pageFile, proofPage(readFileSync(pageFile, 'utf8'), facts));
    const today = newest(facts);
    for (const { what, runs } of [...facts.same, ...facts.holds, ...facts.sizes]) {
      if (runs.length > 0 && isOld(runs.at(-1).date, today)) say(`Older than a month: ${what} (${runs.at(-1).date})`);
    }
    say(`Written: ${pageFile}`);
  });
}
