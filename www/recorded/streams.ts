// Numbers and words of a recording; src/record/streams.rs writes them, and tells what they are.

import { damaged } from './damage';

/** So many of the last words are remembered. */
const remembered = 4096;
/** The most bytes that a number has. */
const longest = 8;

/** Bytes that are read from their beginning. */
export class Bytes {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** How many are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  take(count: number): Uint8Array {
    if (count > this.left) throw damaged('it ends too early');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  varint(): number {
    let number = 0;
    let unit = 1;
    for (let index = 0; index < longest; index += 1) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw damaged('it ends too early');
      this.#at += 1;
      number += (byte & 0x7f) * unit;
      if (byte < 0x80) return safe(number);
      unit *= 128;
    }
    throw damaged('a number is too large');
  }
}

/** A whole number that is not too large to be exact. */
export function safe(number: number): number {
  if (Number.isSafeInteger(number)) return number;
  throw damaged('a number is too large');
}

/** The words that were read last, the newest at the end. */
export type Words = readonly string[];

/** A section of a recording. */
export class Section {
  readonly #ops: Bytes;
  readonly #numbers: Bytes;
  readonly #ages: Bytes;
  readonly #lengths: Bytes;
  readonly #texts: Bytes;
  readonly #words: string[];
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  /** A section in which these words are known. */
  constructor(section: Uint8Array, words: Words) {
    const bytes = new Bytes(section);
    const lengths = [0, 0, 0, 0, 0].map(() => bytes.varint());
    const stream = (index: number) => new Bytes(bytes.take(lengths[index] ?? 0));
    this.#ops = stream(0);
    this.#numbers = stream(1);
    this.#ages = stream(2);
    this.#lengths = stream(3);
    this.#texts = stream(4);
    this.#words = [...words];
  }

  /** The words that are known now. */
  get words(): Words {
    return [...this.#words];
  }

  /** What comes next. */
  op(): number {
    return this.#ops.varint();
  }

  /** A count of things that each take a byte of the ops or more. */
  count(): number {
    const count = this.op();
    if (count > this.#ops.left) throw damaged('it ends too early');
    return count;
  }

  number(): number {
    const zigzag = this.#numbers.varint();
    return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  }

  /** A number that is not negative. */
  natural(): number {
    const number = this.number();
    if (number < 0) throw damaged('a count is negative');
    return number;
  }

  float(): number {
    const bytes = this.#texts.take(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
  }

  word(): string {
    const age = this.#ages.varint();
    if (age === 0) return this.#newWord();
    const place = this.#words.length - age;
    const word = this.#words[place];
    if (word === undefined) throw damaged('a word is not there');
    if (age > 1) {
      this.#words.splice(place, 1);
      this.#words.push(word);
    }
    return word;
  }

  #newWord(): string {
    const bytes = this.#texts.take(this.#lengths.varint());
    const word = this.#decode(bytes);
    if (this.#words.length >= remembered) this.#words.shift();
    this.#words.push(word);
    return word;
  }

  #decode(bytes: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      throw damaged('a text is no UTF-8');
    }
  }
}
