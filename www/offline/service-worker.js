// Keeps the whole site, so that it works without a network after one visit. vite.config.ts puts `build` and `files` before it.
//
// Each build of the site has a cache of its own, which is filled as a whole or not at all. A page gets all of its files from
// the build that it began with. A newer build is fetched beside it, and waits until the reader asks for it (or until no
// page of the site is open): nothing changes under anybody's hands.

/* global build, files */

const prefix = 'framebyframe-';
const cacheName = prefix + build;
/** The folder that the site lies in. */
const root = new URL('./', self.location.href);

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  const isOurs = address.origin === root.origin && address.pathname.startsWith(root.pathname);
  if (request.method === 'GET' && isOurs) event.respondWith(answer(request, address));
});

async function fill() {
  const cache = await caches.open(cacheName);
  // A file whose name does not say what is in it must not come from the browser's own cache, which may have an older one.
  const fresh = (file) => new Request(new URL(file, root), file.startsWith('assets/') ? {} : { cache: 'reload' });
  await cache.addAll(files.map(fresh));
}

/** Pages that other tabs have open may still ask for files of the build before; no one does for those of older ones. */
async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request, address) {
  const path = address.pathname.slice(root.pathname.length);
  const page = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const cache = await caches.open(cacheName);
  const kept = await cache.match(new URL(page, root));
  if (kept !== undefined) return kept;
  // The names in assets/ say what is in the files, so an older build's is as good.
  const older = path.startsWith('assets/') ? await caches.match(new URL(path, root)) : undefined;
  return older ?? fetch(request);
}
