// The stage alone, with hand-made moments: ?run=add&at=7&theme=dark&pane=frames&play=1 (arrow keys step).

import '../panels/stage/stage';
import type { Program, Snapshot } from '../engine/types';
import { addRun } from './add';
import { callback, closure, crowd, recursion, unwinding } from './moments';

type Run = { program: Program; snapshots: Snapshot[] };

const RUNS: Record<string, () => Run | Promise<Run>> = {
  add: addRun,
  closure,
  rec6: () => recursion(6),
  rec3: () => recursion(3),
  rec40: () => recursion(40),
  callback,
  unwinding,
  crowd: () => crowd(30),
};

const asked = new URLSearchParams(location.search);
document.documentElement.dataset.theme = asked.get('theme') ?? '';
document.body.className = asked.get('bare') === null ? '' : 'bare';
const stage = document.querySelector('fbf-stage');
const name = asked.get('run') ?? 'add';
if (stage === null) throw new Error('no stage');

/** One of the runs above, or recorded ones from an address: `{ program, snapshots }` as JSON. */
async function load(): Promise<Run> {
  const make = RUNS[name];
  if (make !== undefined) return make();
  const response = await fetch(name);
  return (await response.json()) as Run;
}

const run = await load();
let at = Number(asked.get('at') ?? 0);
stage.program = run.program;
stage.rate = Number(asked.get('rate') ?? 1);
stage.pane = asked.get('pane') === 'frames' ? 'frames' : asked.get('pane') === 'objects' ? 'objects' : 'all';
stage.snapshot = run.snapshots[at] ?? null;

/** Goes to another moment, with motion where it is the next or the one before. */
function go(to: number): void {
  if (stage === null || run.snapshots[to] === undefined) return;
  stage.previous = Math.abs(to - at) === 1 ? (run.snapshots[at] ?? null) : null;
  stage.direction = to > at ? 1 : -1;
  stage.snapshot = run.snapshots[to] ?? null;
  at = to;
}

addEventListener('keydown', (event) => {
  if (event.key === 'ArrowRight') go(at + 1);
  if (event.key === 'ArrowLeft') go(at - 1);
});
Object.assign(window, { go });
