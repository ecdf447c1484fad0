// What the pages of this site take as a script. They are served under a policy (vite.config.ts, `contentPolicy`) by which the
// browser asks here before it starts a worker or a service worker, and refuses to make a script or markup of any text.

/** What browsers have that know trusted types; TypeScript's library does not know them yet. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(address: string): string }): unknown;
}

/** The addresses of this site's own scripts, and of those that a page has made itself (the worker of articles). */
export function ownScript(address: string, site: string): string {
  const { protocol, origin } = new URL(address, site);
  if (protocol === 'blob:' || origin === new URL(site).origin) return address;
  throw new TypeError(`${address} is no script of this site.`);
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => ownScript(address, document.baseURI),
});
