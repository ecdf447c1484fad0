import { readdirSync } from 'node:fs';
import { defineConfig } from 'vite';

/** Every page: the playground at the root, and whatever HTML stands under www/, harness pages (www/dev/) aside. */
function pages(): string[] {
  const files = readdirSync('www', { recursive: true, encoding: 'utf8' });
  const built = files.filter((file) => file.endsWith('.html') && !file.startsWith('dev/'));
  return ['index.html', ...built.map((file) => `www/${file}`)];
}

export default defineConfig({
  // Relative addresses only: the built site works from any path of any host.
  base: './',
  appType: 'mpa',
  build: {
    target: 'es2022',
    // A data: address for the wasm or a worker would need a looser content policy.
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages() },
  },
  worker: { format: 'es' },
  server: { watch: { ignored: ['**/target/**', '**/target-wasm/**', '**/.tools/**', '**/dist/**'] } },
});
