// Which links there are between the cards of a scene, and which of them are drawn without being asked for:
// those of this step, those of the newest frame. The others are drawn when their card has the pointer or the focus.

import type { Frame, Object as HeapObject, ObjectId, Value } from '../../engine/types';
import { entryName } from '../cards/dict';
import {
  cardKey,
  cellKey,
  cellSlotKey,
  constKey,
  entryKey,
  fieldKey,
  itemKey,
  type Key,
  localKey,
  stackKey,
} from '../cards/keys';
import type { Marks } from './marks';
import type { Scene } from './scene';

/** Kinds of link: they look different, and mean different things. */
export type LinkKind =
  /** `f_back`: who called. */
  | 'call'
  /** `f_code`: what a frame is an instance of. */
  | 'instance'
  /** `func_code`, `co_zombieframe`. */
  | 'pointer'
  /** Globals, closures, cells: where names are looked up. */
  | 'lexical'
  /** A slot or an entry, and its object. */
  | 'reference';

export type Link = {
  /** Equal in two moments, if it is the same link. */
  readonly id: string;
  readonly kind: LinkKind;
  /** The card that it leaves. */
  readonly from: ObjectId;
  /** The place in that card where it begins. */
  readonly place: Key;
  /** The card that it leads to. */
  readonly to: ObjectId;
  /** The C name of the field, for a label. */
  readonly name: string;
  /** Drawn unasked if not null; the smaller, the sooner. */
  readonly rank: number | null;
};

/** No more links than this are drawn unasked. */
export const DRAWN_LINKS = 14;

/** The links to draw; `focus` is the card that has the pointer or the focus. */
export function linksToDraw(scene: Scene, marks: Marks, focus: ObjectId | null): Link[] {
  const all = allLinks(scene, marks);
  const unasked = all
    .filter((link) => link.rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, DRAWN_LINKS);
  if (focus === null) return unasked;
  const asked = all.filter((link) => (link.from === focus || link.to === focus) && !unasked.includes(link));
  return [...unasked, ...asked];
}

/** Every link between two cards of the scene. */
export function allLinks(scene: Scene, marks: Marks): Link[] {
  const shown = shownCards(scene);
  const newest = scene.frames.find((item) => item.type === 'frame');
  const frame = newest?.type === 'frame' ? newest.frame : null;
  const telling = tellingFunctions(frame, marks);
  const links: Link[] = [];
  const add = (
    kind: LinkKind,
    from: ObjectId,
    place: Key,
    value: Value | ObjectId | null,
    name: string,
    rank: number | null,
  ) => {
    const to = typeof value === 'number' ? value : value?.type === 'ref' ? value.to : null;
    if (to === null || to === from || !shown.has(to) || !shown.has(from)) return;
    const now = marks.changed.has(place) ? 2 : null;
    links.push({ id: `${place}>${to}`, kind, from, place, to, name, rank: rank ?? now });
  };
  for (const item of scene.frames) {
    if (item.type === 'frame') frameLinks(item.frame, item.form !== 'line', item.frame === frame, add);
  }
  for (const object of scene.objects.values()) {
    if (shown.has(object.id)) objectLinks(object, scene, telling, frame, add);
  }
  return links;
}

type Add = (
  kind: LinkKind,
  from: ObjectId,
  place: Key,
  to: Value | ObjectId | null,
  name: string,
  rank: number | null,
) => void;

function shownCards(scene: Scene): Set<ObjectId> {
  const ids = new Set<ObjectId>();
  for (const item of scene.frames) if (item.type === 'frame') ids.add(item.frame.id);
  for (const { frame } of scene.waiting) ids.add(frame.id);
  for (const item of [...scene.data, ...scene.namespaces, ...scene.codes, ...scene.moduleCode]) {
    ids.add(item.object.id);
    if (item.zombie !== null) ids.add(item.zombie.frame);
  }
  return ids;
}

/** Functions that this moment is about: just made, on the newest frame's stack, or called by it. */
function tellingFunctions(frame: Frame | null, marks: Marks): Set<ObjectId> {
  const ids = new Set<ObjectId>(marks.made);
  if (frame === null) return ids;
  if (frame.function !== null) ids.add(frame.function);
  for (const value of frame.stack) if (value.type === 'ref' && value.kind === 'function') ids.add(value.to);
  return ids;
}

function frameLinks(frame: Frame, whole: boolean, newest: boolean, add: Add): void {
  add('call', frame.id, cardKey(frame.id), frame.back, 'f_back', 0);
  add('instance', frame.id, cardKey(frame.id), frame.code, 'f_code', newest ? 1 : null);
  if (!whole) return;
  const rank = newest ? 4 : null;
  for (const [index, cell] of frame.cells.entries()) {
    add('lexical', frame.id, cellSlotKey(frame.id, index), cell.value, cell.name, newest ? 3 : null);
  }
  for (const [index, value] of frame.stack.entries())
    add('reference', frame.id, stackKey(frame.id, index), value, '', rank);
  for (const [index, local] of frame.fastlocals.entries()) {
    add('reference', frame.id, localKey(frame.id, index), local.value, local.name, rank);
  }
  add('lexical', frame.id, fieldKey(frame.id, 'f_globals'), frame.globals, 'f_globals', null);
  add('lexical', frame.id, fieldKey(frame.id, 'f_locals'), frame.locals, 'f_locals', null);
}

function objectLinks(
  object: HeapObject,
  scene: Scene,
  telling: ReadonlySet<ObjectId>,
  newest: Frame | null,
  add: Add,
): void {
  const { id } = object;
  if (object.kind === 'cell') {
    const ofNewest = newest?.cells.some((slot) => slot.value.type === 'ref' && slot.value.to === id) ?? false;
    for (const value of [...object.fields.map((field) => field.value), ...object.items]) {
      add('reference', id, cellKey(id), value, 'ob_ref', ofNewest ? 5 : null);
    }
    return;
  }
  if (object.frame !== null) {
    frameLinks(object.frame, true, false, add);
    return;
  }
  for (const field of object.fields) {
    const { kind, rank } = fieldLink(object, field.name, telling);
    const tuple =
      field.value.type === 'ref' && scene.inlined.has(field.value.to) ? scene.objects.get(field.value.to) : undefined;
    if (tuple === undefined) {
      add(kind, id, fieldKey(id, field.name), field.value, field.name, rank);
      continue;
    }
    for (const [index, item] of tuple.items.entries()) {
      const consts = field.name === 'co_consts';
      const place = consts ? constKey(id, index) : itemKey(tuple.id, index);
      const ofNewest = consts && newest?.code.type === 'ref' && newest.code.to === id;
      add(kind, id, place, item, field.name, ofNewest ? 7 : rank);
    }
  }
  for (const [index, item] of object.items.entries()) add('reference', id, itemKey(id, index), item, '', null);
  for (const entry of object.entries) {
    const toTelling = entry.value.type === 'ref' && telling.has(entry.value.to);
    const name = entryName(entry);
    add('reference', id, entryKey(id, name), entry.value, name, toTelling ? 6 : null);
  }
}

/** The kind of a field's link, and its rank. */
function fieldLink(
  object: HeapObject,
  name: string,
  telling: ReadonlySet<ObjectId>,
): { kind: LinkKind; rank: number | null } {
  const rank = telling.has(object.id) ? 3 : null;
  switch (name) {
    case 'func_code':
      return { kind: 'pointer', rank };
    case 'func_globals':
    case 'func_closure':
      return { kind: 'lexical', rank };
    case 'gi_frame':
      return { kind: 'pointer', rank: 5 };
    case 'co_zombieframe':
    case 'tb_frame':
      return { kind: 'pointer', rank: null };
    default:
      return { kind: 'reference', rank: null };
  }
}
