// Of what a saved file makes another: of itself, as it was before its script did anything.

const original = document.documentElement.outerHTML;

/** How many bytes its page and its machine have. */
export const sizes = { page: original.length, machine: 0 };

/** The page that is to be filled. */
export async function emptyPage(): Promise<string> {
  return `<!doctype html>\n${original}\n`;
}

/** The wasm as it stands in the page. */
export async function packedMachine(): Promise<string> {
  return document.getElementById('machine')?.textContent ?? '';
}

/** The names of characters as they stand in the page, if they do. */
export async function packedNames(): Promise<string> {
  return document.getElementById('names')?.textContent ?? '';
}
