// A link to a moment: the address holds the program, what it was given to read, and how far it has run.

import type { PlayedMoment } from '../player/player';

/** What a hash begins with: the version of what follows. */
const version = 'v1.';
/** Longer addresses do not survive every mail and chat. */
const longest = 8_000;

/** The address's hash for a moment. Rejects with one sentence where the program is too long for an address. */
export async function hashOf(moment: PlayedMoment): Promise<string> {
  const { file, answers, n } = moment;
  const packed = await through(
    new CompressionStream('deflate-raw'),
    new TextEncoder().encode(JSON.stringify({ file, answers, n })),
  );
  const hash = `#${version}${toBase64(packed)}`;
  if (hash.length > longest) {
    throw new Error('This program is too long for a link: pass it on as a file, which can be dropped on this page.');
  }
  return hash;
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
  const { file, answers, n } = found as { file: unknown; answers: unknown; n: unknown };
  const { name, text, others } = file as { name: unknown; text: unknown; others: unknown };
  if (typeof name !== 'string' || typeof text !== 'string' || !Array.isArray(others) || !Array.isArray(answers)) {
    throw new Error('not a program');
  }
  return {
    file: { name, text, others: others.map((other) => ({ name: String(other.name), text: String(other.text) })) },
    answers: answers.map((answer) => (answer === null ? null : String(answer))),
    n: Number.isSafeInteger(n) ? (n as number) : 0,
  };
}

async function through(
  stream: GenericTransformStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const passed = new Blob([bytes])
    .stream()
    .pipeThrough(stream as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>);
  return new Uint8Array(await new Response(passed).arrayBuffer());
}

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
