// The worker: loads the wasm and answers the page. Its listener is there at once, so that no message is lost meanwhile.

import { Host } from './host';
import { machineOf } from './machine';
import type { Call } from './protocol';
import type { Machine } from './session';

async function loadMachine(): Promise<Machine> {
  const { default: init, ...wasm } = await import('./wasm/framebyframe.js');
  const { memory } = await init();
  return machineOf(wasm, memory, new URL('./wasm/unicode-names.bin', import.meta.url).href);
}

const host = new Host(
  loadMachine(),
  (reply) => postMessage(reply),
  () => new Promise((resolve) => setTimeout(resolve, 0)),
);

addEventListener('message', (event: MessageEvent<Call>) => void host.answer(event.data));
