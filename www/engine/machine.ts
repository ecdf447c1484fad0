// The machine of the wasm, as the host of a session needs it.

import type { Machine } from './session';

/** What wasm-bindgen makes. */
type Wasm = Pick<typeof import('./wasm/framebyframe.js'), 'Session' | 'structs' | 'codeFlags'>;

/** The machine in this memory; `names` are the names of characters, or where they are. */
export function machineOf(
  { Session, structs, codeFlags }: Wasm,
  memory: WebAssembly.Memory,
  names: Uint8Array | string,
): Machine {
  let known: Promise<void> | undefined;
  return {
    fromPyc: Session.fromPyc,
    structs: () => ({ structs: structs(), flags: codeFlags() }),
    memory: () => memory.buffer.byteLength,
    async fromSource(text, name, others) {
      const bytesOf = (file: Uint8Array | string) => (typeof file === 'string' ? Session.encode(file) : file);
      const source = bytesOf(text);
      const contents = others.map((other) => bytesOf(other.text));
      if ([source, ...contents].some(namesCharacters)) known ??= fetchNames(names).then(Session.setUnicodeNames);
      await known;
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
async function fetchNames(names: Uint8Array | string): Promise<Uint8Array> {
  if (typeof names !== 'string') return names;
  const response = await fetch(names).catch(() => null);
  return response?.ok ? new Uint8Array(await response.arrayBuffer()) : new Uint8Array();
}
