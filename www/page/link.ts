// A link to a moment: the address holds the program, what it was given to read, and how far it has run.

import { grains, type PlayedMoment, type PlayedView, panes, sidePanels } from '../player/view';
import { through } from './bytes';

/** What a hash begins with: the version of what follows. */
const version = 'v1.';
/** Longer addresses do not survive every mail and chat. */
const longest = 8_000;

/** The address's hash for a moment; null where the program is too long for an address: then there is {@link momentFile}. */
export async function hashOf(moment: PlayedMoment): Promise<string | null> {
  const { file, answers, n, view } = moment;
  const packed = await through(
    new CompressionStream('deflate-raw'),
    new TextEncoder().encode(JSON.stringify({ file, answers, n, view })),
  );
  const hash = `#${version}${toBase64(packed)}`;
  return hash.length > longest ? null : hash;
}

/** A moment as a file, which can be dropped on the page: of any length. */
export function momentFile(moment: PlayedMoment): File {
  const name = `${moment.file.name.replace(/\.\w+$/, '').replace(/[^\w-]+/g, '_')}-step-${moment.n}.json`;
  return new File([JSON.stringify({ framebyframe: 1, ...moment }, null, 1)], name, { type: 'application/json' });
}

/** The moment that such a file holds. Rejects with one sentence for another file. */
export async function momentIn(file: File): Promise<PlayedMoment> {
  try {
    const found = JSON.parse(await file.text());
    if (found.framebyframe === 1) return checked(found);
  } catch {
    // Said below.
  }
  throw new Error(`${file.name} is no moment that this page has saved, or is damaged.`);
}

/** The moment that a hash holds; null if it is none of ours. Rejects with one sentence if it is damaged. */
export async function momentOf(hash: string): Promise<PlayedMoment | null> {
  if (!hash.startsWith(`#${version}`)) return null;
  try {
    const packed = fromBase64(hash.slice(version.length + 1));
    const unpacked = await through(new DecompressionStream('deflate-raw'), packed);
    return checked(JSON.parse(new TextDecoder().decode(unpacked)));
  } catch {
    throw new Error('This link is damaged: ask for it again, or choose a program.');
  }
}

/** Nothing of an address is trusted to have its form. */
function checked(found: unknown): PlayedMoment {
  const { file, answers, n, view } = found as { file: unknown; answers: unknown; n: unknown; view?: unknown };
  const { name, text, others } = file as { name: unknown; text: unknown; others: unknown };
  if (typeof name !== 'string' || typeof text !== 'string' || !Array.isArray(others) || !Array.isArray(answers)) {
    throw new Error('not a program');
  }
  return {
    file: { name, text, others: others.map((other) => ({ name: String(other.name), text: String(other.text) })) },
    answers: answers.map((answer) => (answer === null ? null : String(answer))),
    n: Number.isSafeInteger(n) ? (n as number) : 0,
    view: typeof view === 'object' && view !== null ? checkedView(view) : null,
  };
}

/** What is not known of a view is left as usual: the program is what counts. */
function checkedView(found: object): PlayedView {
  const { grain, hidden, pane, breakpoints } = found as Partial<Record<keyof PlayedView, unknown>>;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return {
    grain: grains.find((one) => one === grain) ?? 'instruction',
    hidden: sidePanels.filter((one) => list(hidden).includes(one)),
    pane: panes.find((one) => one === pane) ?? 'frames',
    breakpoints: list(breakpoints).flatMap((place) => {
      const { file, line } = place as { file: unknown; line: unknown };
      return typeof line === 'number' ? [{ file: String(file), line }] : [];
    }),
  };
}

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
