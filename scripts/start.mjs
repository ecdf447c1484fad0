// `npm start`: sets up, builds, serves, prints the address. PORT chooses the port.

import { buildSite, buildWasm, setUp } from './build.mjs';
import { main, say } from './lib/console.mjs';
import { askedPort, serve } from './serve.mjs';

await main(async () => {
  const port = askedPort(process.env.PORT);
  await setUp();
  await buildWasm();
  await buildSite();
  const address = await serve({ port });
  say('\nFrame by Frame is here (Ctrl+C ends it):\n');
  say(`  ${address}\n`);
});
