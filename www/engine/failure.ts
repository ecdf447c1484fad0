// What a request of the player can fail with.

import type { FailureKind } from './protocol';
import type { SyntaxProblem } from './types';

/** A request that failed; see {@link FailureKind}. */
export class EngineError extends Error {
  override name = 'EngineError';

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly syntax?: SyntaxProblem,
  ) {
    super(message);
  }
}
