// The worker that pages of other hosts can start: a classic one, of which the whole text stands in the bundle. A worker by a
// foreign address is not allowed, and neither is a module in a blob.

import { answerOn, type Supply } from './desk';
import { machineOf } from './machine';
import type { Machine } from './session';
import { codeFlags, initSync, Session, structs } from './wasm/framebyframe.js';

/** First comes what the machine is made of, then a line for each player. */
type Message = MessageEvent<Supply | null>;

let machine: Promise<Machine> | null = null;

addEventListener('message', ({ data, ports }: Message) => {
  if (data !== null) machine = load(data);
  for (const line of ports) answerOn(line, machine ?? Promise.reject(new Error('nothing to run with')));
});

async function load({ wasm, names }: Supply): Promise<Machine> {
  if (typeof wasm === 'string') throw new Error(wasm);
  const { memory } = initSync({ module: wasm });
  return machineOf({ Session, structs, codeFlags }, memory, names);
}

// So that the page knows that it may start workers.
postMessage('here');
