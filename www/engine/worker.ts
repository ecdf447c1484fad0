// A placeholder for the engine's worker.

import init, { version } from './wasm/framebyframe.js';

await init();
postMessage(version());
