// `npm run miri` (after `rustup component add miri --toolchain nightly`): unit tests of the crate under Miri, which finds undefined
// behaviour. There is no `unsafe` in the crate, so what it looks at is what our code makes the libraries do. It is some
// hundred times slower than a test run, so these are the modules whose tests read no files and end within minutes.

import { parseArgs } from 'node:util';
import { main, Refusal, say } from './lib/console.mjs';
import { attempt } from './lib/process.mjs';
import { addResult, commit } from './lib/results.mjs';

const modules = [
  'arithmetic',
  'bytecode',
  'compiler::lexer',
  'compiler::mangle',
  'compiler::parser::build::number',
  'compiler::source',
  'compiler::symtable',
  'machine::builtins::convert',
  'machine::hash',
  'machine::modules::advice',
  'machine::places',
  'machine::sort',
  'machine::unicode',
  'machine::value',
];

await main(async () => {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  const env = { MIRIFLAGS: '-Zmiri-disable-isolation' };
  const args = ['+nightly', 'miri', 'test', '--lib', '--', ...modules];
  const { code, output } = await attempt('cargo', args, { env });
  const found = output.match(/test result: (\w+)\. (\d+) passed; (\d+) failed; (\d+) ignored;.*finished in ([\d.]+)s/);
  if (code !== 0 || found === null) throw new Refusal(output.trimEnd().split('\n').slice(-60).join('\n'));
  const [passed, ignored, seconds] = [found[2], found[4], found[5]].map(Number);
  say(`${passed} tests pass in ${Math.round(seconds)} s, ${ignored} are ignored.`);
  if (values.write) addResult('miri', { modules, passed, ignored, seconds, commit: await commit() });
});
