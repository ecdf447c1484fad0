// What the scripts say, and how they stop: one line for each step, one sentence for each refusal.

/** A refusal that the reader can act on: its message is the whole report, no stack trace follows. */
export class Refusal extends Error {}

/** Writes one line. */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** Runs `work` and returns how many seconds it took. */
export async function secondsOf(work) {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

/** 3.214 → "3.2 s", 214 → "3 min 34 s". */
export function duration(seconds) {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Says in one line what is done and how long it took: `npm packages … 4.1 s`. */
export async function step(title, work) {
  process.stdout.write(`${title} … `);
  try {
    say(duration(await secondsOf(work)));
  } catch (error) {
    say('failed');
    throw error;
  }
}

/** Runs a script's main function; a refusal ends it with its sentence and exit code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}
