// Keeps the site for when there is no network, and says when a newer one is there.

/** Where the built site has what keeps it. */
const script = 'service-worker.js';

/** Lets the browser keep the site. `offer` hears of a newer one, with what brings it. */
export async function keepSite(offer: (reload: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // A page that nothing kept yet has nothing newer to offer.
  const isKept = serviceWorker.controller !== null;
  // Where the browser does not keep sites (a private window, a full disk), this one works all the same.
  const registration = await serviceWorker.register(new URL(script, document.baseURI)).catch(() => undefined);
  if (registration === undefined) return;
  const look = (worker: ServiceWorker | null) => {
    const offered = () => {
      if (worker?.state === 'installed' && registration.active !== null) offer(() => replace(worker));
    };
    worker?.addEventListener('statechange', offered);
    offered();
  };
  look(registration.waiting);
  look(registration.installing);
  registration.addEventListener('updatefound', () => look(registration.installing));
  // Another tab took the newer one: this one's files are still kept, but it may say so.
  serviceWorker.addEventListener('controllerchange', () => {
    if (isKept) offer(() => location.reload());
  });
}

/** Takes the newer site, and begins again with it. */
function replace(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  worker.postMessage('take over');
}

/** Says that there is a newer site, in a line that the reader can put away; once at a time. */
export function offerReload(reload: () => void): void {
  const line = document.querySelector('#update') ?? document.createElement('p');
  const take = document.createElement('button');
  take.textContent = 'Reload';
  take.addEventListener('click', reload);
  const later = document.createElement('button');
  later.textContent = 'Later';
  later.addEventListener('click', () => line.remove());
  line.id = 'update';
  line.setAttribute('role', 'status');
  document.body.append(line);
  line.replaceChildren('A new version of this page is there. ', take, ' ', later);
}
