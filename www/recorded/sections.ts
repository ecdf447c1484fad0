// The parts of a recording, each compressed on its own; src/record/sections.rs writes them, and tells what they are.

import { Damage, damaged } from './damage';
import { Bytes } from './streams';

/** The first bytes of a recording. */
export const magic = [0x8f, 0x46, 0x42, 0x46, 0x72, 0x75, 0x6e, 0x0a];
/** The version of the format that is read here. */
const version = 1;
/** How large a part can be when it is unpacked, in bytes. */
const largest = 64 << 20;
/** How many parts there can be. */
const most = 1 << 16;

interface Part {
  readonly packed: Uint8Array;
  /** Its length when it is unpacked. */
  readonly size: number;
}

/** The parts of a recording, still compressed. */
export function partsOf(file: Uint8Array): readonly Part[] {
  if (!magic.every((byte, index) => file[index] === byte)) throw new Damage('This is no recorded run.');
  const bytes = new Bytes(file.subarray(magic.length));
  const written = bytes.varint();
  if (written !== version) {
    throw new Damage(
      `This run was recorded in version ${written} of the format, which is not known here: record it anew.`,
    );
  }
  const count = bytes.varint();
  if (count > most) throw damaged('it has too many parts');
  const sizes: { packed: number; size: number }[] = [];
  while (sizes.length < count) sizes.push({ packed: bytes.varint(), size: bytes.varint() });
  const parts = sizes.map(({ packed, size }) => {
    if (size > largest) throw damaged('a part is too large');
    return { packed: bytes.take(packed), size };
  });
  if (bytes.left > 0) throw damaged('something follows its end');
  return parts;
}

/** A part, unpacked. Its checksum is tested on the way. */
export async function unpacked(parts: readonly Part[], index: number): Promise<Uint8Array> {
  const part = parts[index];
  if (part === undefined) throw damaged('it ends too early');
  const bytes = new Uint8Array(part.size);
  let at = 0;
  try {
    const stream = new Blob([part.packed.slice()]).stream().pipeThrough(new DecompressionStream('gzip'));
    const reader = stream.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      // More than there is room for throws, too.
      bytes.set(next.value, at);
      at += next.value.length;
    }
  } catch {
    throw damaged('a part is not as it was written');
  }
  if (at !== part.size) throw damaged('a part has another length');
  return bytes;
}
