// The card of an object, by its kind.

import type { TemplateResult } from 'lit';
import type { Object as HeapObject } from '../../engine/types';
import { cellCard } from './cell';
import { codeCard } from './code';
import { dictCard } from './dict';
import type { Draw, Form } from './draw';
import { fieldsCard } from './fields';
import { heldFrameCard } from './frame';
import { functionCard } from './function';
import { sequenceCard } from './sequence';

/** What an object's card is told: how much to show, and whether it is the module's. */
export type CardLook = {
  readonly form: Form;
  /** The module's code; a dict that serves as a namespace. */
  readonly ofModule: boolean;
};

export function objectCard(object: HeapObject, look: CardLook, draw: Draw): TemplateResult {
  switch (object.kind) {
    case 'code':
      return codeCard(object, look.form, look.ofModule, draw);
    case 'function':
      return functionCard(object, look.form, draw);
    case 'dict':
      return dictCard(object, look.form, look.ofModule, draw);
    case 'cell':
      return cellCard(object, look.form, draw);
    case 'list':
    case 'tuple':
      return sequenceCard(object, look.form, draw);
    case 'frame':
      if (object.frame !== null)
        return heldFrameCard(object, object.frame, look.form === 'line' ? 'line' : 'full', draw);
      return fieldsCard(object, look.form, draw);
    case 'iterator':
    case 'other':
      return fieldsCard(object, look.form, draw);
  }
}
