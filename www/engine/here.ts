// The machine on the page itself, where no worker is allowed: in slices so small that the page stays alive.

import { answerOn, type Supply } from './desk';
import type { Slices } from './host';
import { machineOf } from './machine';
import type { Machine } from './session';

const small: Slices = { first: 200, largest: 5_000, search: 10_000 };

/** What answers on lines, like a worker. */
export function deskHere(supply: Promise<Supply>): (line: MessagePort) => void {
  const machine = supply.then(load);
  machine.catch(() => {});
  return (line) => answerOn(line, machine, small);
}

/** That of the page's machine, once it has had one. */
let memory: WebAssembly.Memory | undefined;

async function load({ wasm, names }: Supply): Promise<Machine> {
  if (typeof wasm === 'string') throw new Error(wasm);
  const { default: init, __wbg_reset_state: beginAnew, ...rest } = await import('./wasm/framebyframe.js');
  // Unlike a worker, a page keeps what the machine before has left, which may have broken down.
  if (memory !== undefined) beginAnew();
  memory ??= (await init({ module_or_path: wasm })).memory;
  return machineOf(rest, memory, names);
}
