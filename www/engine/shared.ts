// One machine for all players of a page: the wasm is fetched and compiled once, and one worker runs all programs. It works on
// pages of any host, and where no worker is allowed the machine runs on the page itself.

import type { WorkerLike } from './client';
import type { Said, Supply } from './desk';
import type { Reply } from './protocol';
import text from './text-worker?worker-text';

/** How long a worker may take to say that it is there, in milliseconds. */
const patience = 20_000;

type Died = (event: { message?: string }) => void;

let supply: Promise<Supply> | undefined;
let desk: Desk | null = null;
let isWorkerAllowed = true;

/** A line to the page's machine. */
export function connect(): WorkerLike {
  desk ??= new Desk();
  return desk.connect();
}

/** What runs the programs of the page. */
class Desk {
  readonly #lines = new Set<Line>();
  readonly #answer: Promise<(line: MessagePort) => void>;
  #worker: Worker | null = null;

  constructor() {
    supply ??= fetchSupply();
    this.#answer = this.#open(supply);
  }

  connect(): Line {
    const { port1, port2 } = new MessageChannel();
    const line = new Line(port1, (broken) => this.#leave(line, broken));
    this.#lines.add(line);
    // What is said before anybody listens waits in the port.
    void this.#answer.then((answer) => answer(port2));
    return line;
  }

  async #open(supplied: Promise<Supply>): Promise<(line: MessagePort) => void> {
    const worker = isWorkerAllowed ? await startWorker().catch(() => null) : null;
    if (worker === null) {
      if (isWorkerAllowed)
        console.info(
          'Frame by Frame: this page allows no worker, so its programs run on the page itself, a little at a time.',
        );
      isWorkerAllowed = false;
      const { deskHere } = await import('./here');
      return deskHere(supplied);
    }
    this.#worker = worker;
    worker.addEventListener('error', ({ message }) => this.#end(message));
    worker.postMessage(await supplied);
    return (line) => worker.postMessage(null, [line]);
  }

  /** After a trap nothing of the machine can be trusted: all players get another one. */
  #leave(line: Line, broken: boolean): void {
    this.#lines.delete(line);
    if (broken) this.#end('another program of this page broke it');
    else if (this.#lines.size === 0) this.#end('');
  }

  #end(cause: string): void {
    this.#worker?.terminate();
    if (desk === this) desk = null;
    const lines = [...this.#lines];
    this.#lines.clear();
    for (const line of lines) line.die(cause);
  }
}

/** A player's side of its line. */
class Line implements WorkerLike {
  readonly #port: MessagePort;
  readonly #left: (broken: boolean) => void;
  readonly #deaths: Died[] = [];

  constructor(port: MessagePort, left: (broken: boolean) => void) {
    this.#port = port;
    this.#left = left;
  }

  postMessage(message: Said): void {
    this.#port.postMessage(message);
  }

  addEventListener(type: 'message', listener: (event: { data: Reply }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: Died): void;
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: Died & ((event: { data: Reply }) => void),
  ): void {
    if (type === 'error') {
      this.#deaths.push(listener);
      return;
    }
    this.#port.addEventListener(type, (event) => listener(event as MessageEvent<Reply>));
    this.#port.start();
  }

  terminate(broken: boolean): void {
    this.postMessage('end');
    this.#port.close();
    this.#left(broken);
  }

  die(cause: string): void {
    this.#port.close();
    for (const hear of this.#deaths) hear({ message: cause });
  }
}

/** A worker that has said that it is there; rejects where none is allowed. */
async function startWorker(): Promise<Worker> {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    const worker = new Worker(address, { name: 'framebyframe' });
    await new Promise((resolve, reject) => {
      worker.addEventListener('message', resolve, { once: true });
      worker.addEventListener('error', reject, { once: true });
      setTimeout(reject, patience);
    });
    return worker;
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function fetchSupply(): Promise<Supply> {
  const names = new URL('./wasm/unicode-names.bin', import.meta.url).href;
  try {
    return { wasm: await compile(new URL('./wasm/framebyframe_bg.wasm', import.meta.url)), names };
  } catch (error) {
    // The next player tries again.
    supply = undefined;
    return { wasm: error instanceof Error ? error.message : String(error), names };
  }
}

/** Some hosts serve wasm as something else, which the browser does not compile as it comes. */
async function compile(address: URL): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`its host answers ${response.status}`);
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
