// What a moment has to show as output.

import type { Moment, OutputPiece } from '../../engine/types';

/** What has been printed, then the traceback where the run ended with one that is not printed yet. */
export function printed({ output, status }: Moment): readonly OutputPiece[] {
  if (status.type !== 'raised') return output;
  const errors = output.filter(({ stream }) => stream === 'stderr').map(({ text }) => text);
  if (errors.join('').endsWith(status.traceback)) return output;
  return [...output, { stream: 'stderr', text: status.traceback }];
}
