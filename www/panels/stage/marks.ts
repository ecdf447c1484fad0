// What a step changed and what it read: the places that the stage marks and the fields that it emphasises.

import type { Effect, Moment, ObjectId, Step } from '../../engine/types';
import { blocksKey, fieldKey, type Key, placeKey } from '../cards/keys';

/** The traces that a step leaves on the picture of the moment after it. */
export type Marks = {
  /** Places that got a value. */
  readonly changed: ReadonlySet<Key>;
  /** Fields of code objects and functions that the step read. */
  readonly used: ReadonlySet<Key>;
  /** Objects that came into being. */
  readonly made: ReadonlySet<ObjectId>;
};

export const NO_MARKS: Marks = { changed: new Set(), used: new Set(), made: new Set() };

/** Fields of a code object that `PyFrame_New` and `fast_function` look at. */
const READ_BY_A_CALL = ['co_argcount', 'co_nlocals', 'co_stacksize', 'co_flags', 'co_zombieframe'];

export function marksOf(step: Step | null, moment: Moment): Marks {
  if (step === null) return NO_MARKS;
  const changed = new Set<Key>();
  const used = new Set<Key>();
  const made = new Set<ObjectId>();
  for (const effect of step.effects) note(effect, changed, used, made);
  const code = moment.stack.find((activation) => activation.type === 'frame' && activation.id === step.frame);
  if (code?.type === 'frame' && code.code.type === 'ref') {
    for (const name of namesRead(step.effects)) used.add(fieldKey(code.code.to, name));
  }
  return { changed, used, made };
}

function note(effect: Effect, changed: Set<Key>, used: Set<Key>, made: Set<ObjectId>): void {
  switch (effect.type) {
    case 'move': {
      const to = placeKey(effect.to);
      if (to !== null) changed.add(to);
      if (effect.from.at === 'const') used.add(fieldKey(effect.from.code, 'co_consts'));
      return;
    }
    case 'objectMade':
      made.add(effect.object);
      return;
    case 'frameMade':
      for (const name of READ_BY_A_CALL) used.add(fieldKey(effect.code, name));
      if (effect.function !== null) used.add(fieldKey(effect.function, 'func_code'));
      if (effect.origin === 'zombie') changed.add(fieldKey(effect.code, 'co_zombieframe'));
      return;
    case 'frameParked':
      if (effect.place?.type === 'zombie') changed.add(fieldKey(effect.place.code, 'co_zombieframe'));
      return;
    case 'blockPushed':
    case 'blockPopped':
      changed.add(blocksKey(effect.frame));
      return;
    default:
      return;
  }
}

/** Fields of the running code that give names to the places that the step touched. */
function namesRead(effects: readonly Effect[]): Set<string> {
  const names = new Set<string>();
  for (const effect of effects) {
    if (effect.type !== 'move') continue;
    for (const place of [effect.from, effect.to]) {
      if (place.at === 'local' && !effects.some((other) => other.type === 'frameMade')) names.add('co_varnames');
      if (place.at === 'entry') names.add('co_names');
    }
  }
  return names;
}
