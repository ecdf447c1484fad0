// Names for everything on the stage that a value can be in, fly from or fly to.
// An element carries its name as `data-place` (or `data-card` for a whole card); marks and motion find it by that name.

import type { ObjectId, Place } from '../../engine/types';

/** The name of a place: equal places have equal names, in every moment. */
export type Key = string;

/** The chip that stands for a card on a narrow stage. */
export const chipKey = (id: ObjectId): Key => `chip:${id}`;
export const cardKey = (id: ObjectId): Key => `card:${id}`;
/** A zombie frame's card, under its code. */
export const zombieKey = (frame: ObjectId): Key => `zombie:${frame}`;
export const fieldKey = (id: ObjectId, name: string): Key => `field:${id}:${name}`;
export const stackKey = (frame: ObjectId, index: number): Key => `stack:${frame}:${index}`;
export const localKey = (frame: ObjectId, index: number): Key => `local:${frame}:${index}`;
export const cellSlotKey = (frame: ObjectId, index: number): Key => `cellSlot:${frame}:${index}`;
export const cellKey = (cell: ObjectId): Key => `cell:${cell}`;
export const constKey = (code: ObjectId, index: number): Key => `const:${code}:${index}`;
export const entryKey = (dict: ObjectId, name: string): Key => `entry:${dict}:${name}`;
export const itemKey = (object: ObjectId, index: number): Key => `item:${object}:${index}`;
export const countKey = (frame: ObjectId): Key => `count:${frame}`;
export const blocksKey = (frame: ObjectId): Key => `blocks:${frame}`;
/** The line that stands for what is left out: "4 more names", "12 more frames". */
export const moreKey = (what: string): Key => `more:${what}`;

/** The name of a place of the schema; null for places that are nowhere on the stage. */
export function placeKey(place: Place): Key | null {
  switch (place.at) {
    case 'stack':
      return stackKey(place.frame, place.index);
    case 'local':
      return localKey(place.frame, place.index);
    case 'cellSlot':
      return cellSlotKey(place.frame, place.index);
    case 'cell':
      return cellKey(place.cell);
    case 'const':
      return constKey(place.code, place.index);
    case 'entry':
      return entryKey(place.dict, place.key);
    case 'item':
      return itemKey(place.object, place.index);
    case 'returned':
    case 'made':
    case 'used':
    case 'output':
      return null;
  }
}

/** Where to look, in this order, for a place that may be hidden: itself, what stands for it, its card, what stands for that. */
export function visibleKeys(place: Place): Key[] {
  const key = placeKey(place);
  if (key === null) return [];
  switch (place.at) {
    case 'stack':
      return [key, moreKey(`stack:${place.frame}`), cardKey(place.frame), moreKey('frames')];
    case 'local':
      return [key, moreKey(`locals:${place.frame}`), cardKey(place.frame), moreKey('frames')];
    case 'cellSlot':
      return [key, cardKey(place.frame), moreKey('frames')];
    case 'cell':
      return [key, cardKey(place.cell), chipKey(place.cell), moreKey('objects')];
    case 'const':
      return [key, fieldKey(place.code, 'co_consts'), cardKey(place.code), chipKey(place.code)];
    case 'entry':
      return [key, moreKey(`entries:${place.dict}`), cardKey(place.dict), chipKey(place.dict), moreKey('objects')];
    case 'item':
      return [key, moreKey(`items:${place.object}`), cardKey(place.object), chipKey(place.object), moreKey('objects')];
    default:
      return [];
  }
}
