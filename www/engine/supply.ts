// What a page's machine is made of, where it lies beside the script of the page.

import type { Supply } from './desk';

/** Fetches it from beside this script. Where that fails, the supply says why. */
export async function fetchSupply(): Promise<Supply> {
  const names = new URL('./wasm/unicode-names.bin', import.meta.url).href;
  try {
    return { wasm: await compile(new URL('./wasm/framebyframe_bg.wasm', import.meta.url)), names };
  } catch (error) {
    return { wasm: error instanceof Error ? error.message : String(error), names };
  }
}

/** Some hosts serve wasm as something else, which the browser does not compile as it comes. */
async function compile(address: URL): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`its host answers ${response.status}`);
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
