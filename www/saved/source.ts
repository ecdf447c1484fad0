// Of what the site makes a saved file: files that lie beside it, fetched when a reader saves.

import wasmAddress from '../engine/wasm/framebyframe_bg.wasm?url';
import namesAddress from '../engine/wasm/unicode-names.bin?url';
import { packed } from './content';
import { address, machineSize, size } from './page.html?one-file';

/** How many bytes an empty page and a packed machine have. */
export const sizes = { page: size, machine: machineSize };

/** The page that is to be filled. */
export async function emptyPage(): Promise<string> {
  return new TextDecoder().decode(await fetched(address));
}

/** The wasm as it stands in the page. */
export async function packedMachine(): Promise<string> {
  return packed(await fetched(wasmAddress));
}

/** The names of characters as they stand in the page. */
export async function packedNames(): Promise<string> {
  return packed(await fetched(namesAddress));
}

async function fetched(from: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(from).catch(() => null);
  if (!response?.ok) {
    throw new Error('What a saved file is made of could not be loaded: check the connection and try it again.');
  }
  return new Uint8Array(await response.arrayBuffer());
}
