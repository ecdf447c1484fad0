// Where in the editor's text CPython says that the source is wrong, and how it says so.

import type { Text } from '@codemirror/state';
import type { SyntaxProblem } from '../engine/types';

/** A place in the text; the column is null where CPython knows only the line. */
export interface ProblemPlace {
  /** From 1. */
  readonly line: number;
  /** Characters of the line before the one that the caret points at; at the most all of them. */
  readonly column: number | null;
}

/** The place of a problem; null where CPython names no line. It may name one after the last: the end of the text. */
export function placeOf({ line, column }: SyntaxProblem, text: Text): ProblemPlace | null {
  if (line === null) return null;
  const named = text.line(Math.max(1, Math.min(line, text.lines)));
  const known = column !== null && line <= text.lines;
  return { line: named.number, column: known ? Math.min(column, named.length) : null };
}

/** The problem as the last line of CPython's report. */
export function reportOf({ kind, message }: SyntaxProblem): string {
  return `${kind}: ${message}`;
}
