// What the cards are told besides their own object: what changed, what is used, and who else is there.

import type { Object as HeapObject, ObjectId } from '../../engine/types';
import type { Key } from './keys';

/** How much of a card is shown. */
export type Form =
  /** Every field. */
  | 'full'
  /** The fields that calls are about, and a count of the rest. */
  | 'some'
  /** One or two fields, and a count of the rest. */
  | 'brief'
  /** The first line alone. */
  | 'line';

/** The surroundings of a card in one picture. */
export type Draw = {
  /** Places that this step changed. */
  readonly marks: ReadonlySet<Key>;
  /** Fields that this step read. */
  readonly used: ReadonlySet<Key>;
  /** Objects that this step made. */
  readonly made: ReadonlySet<ObjectId>;
  /** The objects of the moment. */
  readonly objects: ReadonlyMap<ObjectId, HeapObject>;
  /** Tuples that are written in the row of the field that holds them and have no card. */
  readonly inlined: ReadonlySet<ObjectId>;
  /** Asks to show every field of a card, or no longer. */
  readonly toggle: (id: ObjectId) => void;
  /** Whether that was asked for. */
  readonly isOpen: (id: ObjectId) => boolean;
};
