// The player of the playground: its machine has a worker of its own.

import type { Runner } from '../engine/runner';
import { Runs } from '../engine/runs';
import { FrameByFrame } from '../player/player';

export class PlaygroundPlayer extends FrameByFrame {
  protected override startRunner(): Runner {
    // A chunk of its own, which recorded runs do without: it is under way while the program is fetched.
    const loading = import('../engine/client');
    loading.catch(() => {});
    return new Runs(() => loading.then(({ Engine }) => new Engine(startWorker)));
  }
}

/** Starts the worker that Vite bundles. */
function startWorker(): Worker {
  return new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name: 'framebyframe' });
}

customElements.define('frame-by-frame', PlaygroundPlayer);
