// Keeps the whole site, so that it works without a network after one visit. vite.config.ts puts `build` and `files` before it.
//
// Each build of the site has a cache of its own, which is filled as a whole or not at all. A page gets all of its files from
// the build that it began with. A newer build is fetched beside it, and waits until the reader asks for it (or until no
// page of the site is open): nothing changes under anybody's hands.
//
// A host may be given a newer build while this one is fetched. The names in assets/ say what is in the files; of all others
// `files` has the hash, and where one does not agree the build is given up: the one before stays, and a later visit tries again.

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
  try {
    await Promise.all(Object.entries(files).map(([file, hash]) => keep(cache, file, hash)));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

/** `hash` is null where the name of the file has it. */
async function keep(cache, file, hash) {
  const address = new URL(file, root);
  // Such a file must not come from the browser's own cache either, which may have an older one.
  const response = await fetch(address, hash === null ? {} : { cache: 'reload' });
  if (!response.ok) throw new Error(`${file}: the host answers ${response.status}.`);
  if (hash !== null && (await hashOf(response.clone())) !== hash) throw new Error(`${file} is of another build.`);
  await cache.put(address, response);
}

/** The SHA-256 of what was sent, in hexadecimal digits. */
async function hashOf(response) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
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
