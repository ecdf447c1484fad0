// One machine for all players of a page: the wasm is fetched and compiled once, and one worker runs all programs. It works on
// pages of any host, and where no worker is allowed the machine runs on the page itself.

import type { WorkerLike } from './client';
import type { Said, Supply } from './desk';
import type { Reply } from './protocol';
import text from './text-worker?worker-text';

/** How long a worker may take to say that it is there, in milliseconds. */
const patience = 20_000;

type Died = (event: { message?: string }) => void;

/** The machine of a page: it begins with the first line to it, and ends with the last. */
export class SharedMachine {
  readonly #fetch: () => Promise<Supply>;
  #supply: Promise<Supply> | undefined;
  #desk: Desk | null = null;

  /** `fetch` gives what the machine is made of: once, unless that failed. */
  constructor(fetch: () => Promise<Supply>) {
    this.#fetch = fetch;
  }

  /** A line to the machine. */
  connect(): WorkerLike {
    this.#supply ??= this.#fetch().then((supply) => {
      // The next player tries again.
      if (typeof supply.wasm === 'string') this.#supply = undefined;
      return supply;
    });
    this.#desk ??= new Desk(this.#supply, (desk) => {
      if (this.#desk === desk) this.#desk = null;
    });
    return this.#desk.connect();
  }
}

let isWorkerAllowed = true;

/** What runs the programs of the page. */
class Desk {
  readonly #lines = new Set<Line>();
  readonly #answer: Promise<(line: MessagePort) => void>;
  readonly #ended: (desk: Desk) => void;
  #worker: Worker | null = null;
  #isEnded = false;

  constructor(supply: Promise<Supply>, ended: (desk: Desk) => void) {
    this.#ended = ended;
    this.#answer = this.#open(supply);
  }

  connect(): Line {
    const { port1, port2 } = new MessageChannel();
    const line = new Line(port1, (broken) => this.#leave(line, broken));
    this.#lines.add(line);
    // What is said before anybody listens waits in the port.
    this.#answer.then(
      (answer) => answer(port2),
      (error: unknown) => this.#end(error instanceof Error ? error.message : String(error)),
    );
    return line;
  }

  async #open(supplied: Promise<Supply>): Promise<(line: MessagePort) => void> {
    const worker = isWorkerAllowed ? await startWorker() : null;
    if (worker === null) {
      const { deskHere } = await import('./here');
      return deskHere(supplied);
    }
    this.#worker = worker;
    // Who was waiting for it may have left.
    if (this.#isEnded) worker.terminate();
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
    this.#isEnded = true;
    this.#worker?.terminate();
    this.#ended(this);
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

/** A worker that has said that it is there; null where none is allowed, and where none comes in time. */
async function startWorker(): Promise<Worker | null> {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let worker: Worker | null = null;
  try {
    const started = new Worker(address, { name: 'framebyframe' });
    worker = started;
    const isThere = await new Promise<boolean>((resolve, reject) => {
      started.addEventListener('message', () => resolve(true), { once: true });
      started.addEventListener('error', reject, { once: true });
      timer = setTimeout(() => resolve(false), patience);
    });
    if (isThere) return worker;
  } catch {
    isWorkerAllowed = false;
    console.info(
      'Frame by Frame: this page allows no worker, so its programs run on the page itself, a little at a time.',
    );
  } finally {
    clearTimeout(timer);
    URL.revokeObjectURL(address);
  }
  worker?.terminate();
  return null;
}
