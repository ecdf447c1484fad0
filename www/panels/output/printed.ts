// What a moment has to show as output.

import type { Moment, OutputPiece, Program, Snapshot } from '../../engine/types';

/** What CPython writes of a program before it runs: the compiler's warnings, each with its line. */
export function warned({ filename, source, warnings }: Program): OutputPiece[] {
  const lines = source?.split(/\r\n?|\n/) ?? [];
  return warnings.map(({ message, line }) => {
    const written = lines[line - 1]?.trim();
    const text = `${filename}:${line}: SyntaxWarning: ${message}\n${written ? `  ${written}\n` : ''}`;
    return { stream: 'stderr', text, answer: null };
  });
}

/** What has been printed, then the traceback where the run ended with one that is not printed yet. */
export function printed({ output, status }: Moment): readonly OutputPiece[] {
  if (status.type !== 'raised') return output;
  const errors = output.filter(({ stream }) => stream === 'stderr').map(({ text }) => text);
  if (errors.join('').endsWith(status.traceback)) return output;
  return [...output, { stream: 'stderr', text: status.traceback, answer: null }];
}

/** The builtin that waits for a line of input; null if none does. */
export function readerOf({ status, stack }: Moment): string | null {
  const [newest] = stack;
  if (status.type !== 'waiting') return null;
  return newest?.type === 'cCall' ? newest.name : 'the program';
}

/** Whether the step to this moment has printed something, or ended the run with a traceback. */
export function hasPrinted(snapshot: Snapshot | null): boolean {
  if (snapshot === null || snapshot.step === null) return false;
  const wrote = snapshot.step.effects.some(({ type }) => type === 'printed');
  return wrote || (snapshot.moment.status.type === 'raised' && printed(snapshot.moment).length > 0);
}
