// `node scripts/seek-bench.mjs [MILLIONS]`: how fast the wasm goes to any moment of a long run, in Node.
// Needs the wasm (`npm test -- wasm`). Times are the processor's, in milliseconds, so that other programs count for little; each
// jump makes the whole picture of its moment.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, say } from './lib/console.mjs';
import { wasmFolder } from './lib/paths.mjs';

const source = `
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
class Point(object):
    def __init__(self, x):
        self.x = x
kept = [Point(i) for i in range(2000)]
while True:
    kept[fib(11) % 7] = Point(sorted([3, 1, 2]))
`;

/** Numbers from 0 to 1, the same each time. */
function* numbers() {
  let state = 12_345;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

function timed(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function figures(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)].toFixed(1);
  return `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, the slowest ${at(1)} ms`;
}

await main(async () => {
  const millions = Number(process.argv[2] ?? 10);
  const { default: init, Session } = await import(pathToFileURL(join(wasmFolder, 'framebyframe.js')).href);
  const { memory } = await init({ module_or_path: readFileSync(join(wasmFolder, 'framebyframe_bg.wasm')) });
  const session = Session.fromSource(new TextEncoder().encode(source), 'long.py', [], []);
  let timeline = session.survey(1_000_000);
  const before = timeline.length;
  const ran = timed(() => {
    while (timeline.length < millions * 1e6) timeline = session.survey(1_000_000);
  });
  const { length } = timeline;
  say(
    `A run of ${length.toLocaleString('en')} instructions: ${((length - before) / ran / 1000).toFixed(1)} million a second.`,
  );
  const random = numbers();
  const moments = Array.from({ length: 1000 }, () => Math.floor(random.next().value * length));
  say(`1,000 random moments: ${figures(moments.map((n) => timed(() => session.seek(n))))}.`);
  const backs = moments.slice(0, 200).map((n) => {
    session.seek(n);
    return timed(() => session.seek(n - 1));
  });
  say(`Back by one: ${figures(backs)}.`);
  const zooms = Array.from({ length: 20 }, (_, zoom) => timed(() => session.timeline(0, length / 2 ** zoom, 1400)));
  say(`The timeline of the whole run: ${zooms[0].toFixed(1)} ms; at 20 zooms: ${figures(zooms)}.`);
  const nowhere = { goal: { type: 'breakpoint', places: [{ type: 'line', listing: 1, line: 1 }] }, back: false };
  const searched = timed(() => {
    session.beginSearch(10, nowhere);
    session.search(Number.MAX_SAFE_INTEGER);
  });
  say(`A breakpoint in fib that is never met: ${(length / searched / 1000).toFixed(1)} million instructions a second.`);
  say(`Memory of the wasm: ${(memory.buffer.byteLength / 2 ** 20).toFixed(0)} MiB.`);
});
