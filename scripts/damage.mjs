// `npm run damage`: damaged files by the million through what `run` does (examples/damage.rs tells how). `npm run damage -- pyc
// source --count 1000000 --seed 7 --write` adds what came of it to docs/proof/damage.json.

import { parseArgs } from 'node:util';
import { main, Refusal, say } from './lib/console.mjs';
import { atRoot } from './lib/paths.mjs';
import { attempt, run } from './lib/process.mjs';
import { addResult, commit } from './lib/results.mjs';

/** What the runner's last line on its files says. */
export function figures(output) {
  const lines = output.split('\n').filter((line) => / files in \d+ s: /.test(line));
  const found = lines
    .at(-1)
    ?.match(/(\d+) files in (\d+) s: (\d+) unread, (\d+) refused, (\d+) ran, (\d+) finds; the slowest took (\d+) ms/);
  if (found === null || found === undefined) throw new Refusal(`The runner said nothing of its files:\n${output}`);
  const [count, seconds, unread, refused, ran, finds, slowest] = found.slice(1).map(Number);
  return { count, seconds, unread, refused, ran, finds, slowest };
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        count: { type: 'string', default: '1000000' },
        seed: { type: 'string', default: '1' },
        write: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
      },
    });
    if (!values.built) await run('cargo', ['build', '--profile', 'damage', '--example', 'damage']);
    const on = await commit();
    const failed = [];
    for (const kind of positionals.length > 0 ? positionals : ['pyc', 'source']) {
      const options = ['--seed', values.seed, '--count', values.count];
      const { code, output } = await attempt(atRoot('target', 'damage', 'examples', 'damage'), [kind, ...options]);
      const result = figures(output);
      say(`${kind}: ${JSON.stringify(result)}`);
      if (values.write) addResult('damage', { kind, seed: Number(values.seed), ...result, commit: on });
      if (code !== 0) failed.push(output);
    }
    if (failed.length > 0) throw new Refusal(failed.join('\n'));
  });
