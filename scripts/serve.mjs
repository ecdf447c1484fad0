// Serves the built site: `node scripts/serve.mjs [--base /a/sub/path/] [--port N]`.

import { createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { main, Refusal, say } from './lib/console.mjs';
import { atRoot } from './lib/paths.mjs';

const host = '127.0.0.1';
const usualPort = 4173;

/** Serves `dist/` under `base` and returns the address; a port that is asked for must be free, otherwise any free one is taken. */
export async function serve({ base = '/', port } = {}) {
  const { preview } = await import('vite');
  const settings = { host, port: port ?? usualPort, strictPort: port !== undefined };
  try {
    const server = await preview({ root: atRoot(), base, preview: { ...settings, cors: true }, logLevel: 'error' });
    return `http://${host}:${server.httpServer.address().port}${base}`;
  } catch (error) {
    throw new Refusal(`The site cannot be served on port ${settings.port}: ${error.message}.`);
  }
}

/** The port that a variable or an option asks for; undefined when it asks for none. */
export function askedPort(text) {
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Refusal(`PORT must be a number from 1 to 65535, not '${text}'.`);
}

/** A port that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const { values } = parseArgs({ options: { base: { type: 'string' }, port: { type: 'string' } } });
    say(await serve({ base: values.base, port: askedPort(values.port) }));
  });
}
