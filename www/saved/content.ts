// What a saved file holds: plain data, written as JSON that no part of can become markup.

import { through } from '../page/bytes';
import type { PlayedContent } from '../player/view';

/** The fields of a program's files that can hold bytes. */
const mayBeBytes: ReadonlySet<string> = new Set(['bytes', 'recording', 'text']);

/** How bytes stand among text. */
interface Bytes {
  readonly base64: string;
}

/** Bytes, compressed, as they may stand in a `<script>`. */
export async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64(await through(new CompressionStream('gzip'), bytes));
}

/** What {@link packed} made text of. */
export function unpacked(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return through(new DecompressionStream('gzip'), fromBase64(text));
}

/** The content as JSON that may stand in a `<script>`: no `<` is in it, so nothing in it ends that or begins anything. */
export function written(content: PlayedContent): string {
  const plain = (_: string, value: unknown) =>
    value instanceof Uint8Array ? ({ base64: toBase64(value) } satisfies Bytes) : value;
  return JSON.stringify(content, plain).replace(/[<>&\u2028\u2029]/g, escaped);
}

/** What {@link written} wrote. */
export function read(text: string): PlayedContent {
  const revive = (key: string, value: unknown) =>
    mayBeBytes.has(key) && isBytes(value) ? fromBase64(value.base64) : value;
  return JSON.parse(text, revive) as PlayedContent;
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function isBytes(value: unknown): value is Bytes {
  return typeof value === 'object' && value !== null && 'base64' in value;
}

function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // As many as an argument list holds.
  for (let at = 0; at < bytes.length; at += 0x6000) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x6000)));
  }
  return btoa(pieces.join(''));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
