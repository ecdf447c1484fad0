// The worker: loads the wasm and answers the page. Its listener is there at once, so that no message is lost meanwhile.

import { Host } from './host';
import type { Call } from './protocol';
import type { Machine } from './session';

async function loadMachine(): Promise<Machine> {
  const { default: init, Session, structs, codeFlags } = await import('./wasm/framebyframe.js');
  await init();
  let names: Promise<void> | undefined;
  return {
    fromPyc: Session.fromPyc,
    structs: () => ({ structs: structs(), flags: codeFlags() }),
    async fromSource(text, name, others) {
      const bytesOf = (file: Uint8Array | string) => (typeof file === 'string' ? Session.encode(file) : file);
      const source = bytesOf(text);
      const contents = others.map((other) => bytesOf(other.text));
      if ([source, ...contents].some(namesCharacters)) names ??= fetchNames().then(Session.setUnicodeNames);
      await names;
      const otherNames = others.map((other) => other.name);
      return Session.fromSource(source, name, otherNames, contents);
    },
  };
}

/** Whether a source may have characters by name, `u"\N{BULLET}"`: the names are a file of their own. */
function namesCharacters(source: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(source).includes('\\N{');
}

/** The names of all characters; none if they cannot be loaded, and then CPython's error says that names are not known. */
async function fetchNames(): Promise<Uint8Array> {
  const response = await fetch(new URL('./wasm/unicode-names.bin', import.meta.url)).catch(() => null);
  return response?.ok ? new Uint8Array(await response.arrayBuffer()) : new Uint8Array();
}

const host = new Host(
  loadMachine(),
  (reply) => postMessage(reply),
  () => new Promise((resolve) => setTimeout(resolve, 0)),
);

addEventListener('message', (event: MessageEvent<Call>) => void host.answer(event.data));
