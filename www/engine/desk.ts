// Where the players of a page are answered: each on a line of its own, all by one machine.

import { Host, type Slices } from './host';
import type { Call } from './protocol';
import type { Machine } from './session';

/** What a player says on its line: a call, or that it has no more. */
export type Said = Call | 'end';

/** Answers what is asked on a line. */
export function answerOn(line: MessagePort, machine: Promise<Machine>, slices?: Slices): void {
  const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const host = new Host(machine, (reply) => line.postMessage(reply), breathe, slices);
  line.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data !== 'end') return void host.answer(data);
    host.close();
    line.close();
  };
}

/** What the page gives a worker of its own to begin with. */
export interface Supply {
  /** The wasm, or why there is none. */
  readonly wasm: WebAssembly.Module | string;
  /** The names of characters, or where they are. */
  readonly names: Uint8Array | string;
}
