// Which piece of the source an instruction calls from. A code object knows lines only; the column comes from the order of
// the calls: CPython calls in the order of the closing parentheses. Where that does not hold, there is no answer, and never a guess.

import type { Listing } from '../../engine/types';
import { type Token, tokenize } from './tokens';

/** A piece of the source: indexes of its first character and of the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A logical line: one or more lines of source that make one statement, or several between semicolons. */
interface LogicalLine {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly tokens: readonly Token[];
}

/** A source that can be asked where a call is written. */
export class CallSites {
  readonly #lines: LogicalLine[];

  constructor(source: string) {
    this.#lines = logicalLines(source);
  }

  /** The call expression that the instruction at `offset` stands for; null where that cannot be told. */
  find(listing: Listing, offset: number): Span | null {
    const instruction = listing.instructions.find((one) => one.offset === offset);
    if (instruction === undefined || !isCall(instruction.op)) return null;
    const { line } = instruction;
    const logical = this.#lines.find(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
    if (logical === undefined) return null;
    const written = callsIn(logical.tokens);
    const compiled = listing.instructions.filter(
      (one) => isCall(one.op) && logical.firstLine <= one.line && one.line <= logical.lastLine,
    );
    if (written.length !== compiled.length) return null;
    if (written.length > 1 && mayReorder(logical.tokens)) return null;
    return written[compiled.indexOf(instruction)] ?? null;
  }
}

function isCall(op: string): boolean {
  return op.startsWith('CALL_FUNCTION');
}

function logicalLines(source: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let current: Token[] = [];
  let firstLine = 1;
  let line = 1;
  let depth = 0;
  let counted = 0;
  const finish = () => {
    if (current.length > 0) lines.push({ firstLine, lastLine: line, tokens: current });
    current = [];
  };
  for (const token of tokenize(source)) {
    if (token.kind === 'newline' && depth === 0) finish();
    line += newlines(source.slice(counted, token.start));
    if (current.length === 0) firstLine = line;
    line += newlines(token.text);
    counted = token.end;
    if (token.kind === 'newline' || token.kind === 'comment') continue;
    current.push(token);
    depth = Math.max(0, depth + nesting(token));
  }
  finish();
  return lines;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

function nesting({ kind, text }: Token): 1 | 0 | -1 {
  if (kind !== 'operator') return 0;
  if (text === '(' || text === '[' || text === '{') return 1;
  return text === ')' || text === ']' || text === '}' ? -1 : 0;
}

/** The calls in the order of their closing parentheses. */
function callsIn(tokens: readonly Token[]): Span[] {
  const calls: Span[] = [];
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (nesting(token) === 1) open.push(index);
    if (nesting(token) !== -1) return;
    const opening = open.pop();
    if (opening === undefined || token.text !== ')') return;
    const first = beginningOfPrimary(tokens, opening - 1);
    const start = first === null ? undefined : tokens[first]?.start;
    if (start !== undefined) calls.push({ start, end: token.end });
  });
  return calls;
}

/**
 * The first token of the expression that ends at `index` and that is called by the parenthesis after it;
 * null where the parenthesis is none of a call.
 */
function beginningOfPrimary(tokens: readonly Token[], index: number): number | null {
  const last = tokens[index];
  if (last === undefined) return null;
  let first: number;
  if (last.kind === 'name' || last.kind === 'string') {
    first = index;
  } else if (nesting(last) === -1) {
    first = matching(tokens, index);
    const before = beginningOfPrimary(tokens, first - 1);
    if (last.text !== '}' && before !== null) return before;
  } else {
    return null;
  }
  const before = tokens[first - 1];
  if (before?.text === '.') return beginningOfPrimary(tokens, first - 2);
  return before?.text === 'def' || before?.text === 'class' ? null : first;
}

/** The index of the bracket that the closing one at `index` belongs to. */
function matching(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at > 0; at -= 1) {
    const token = tokens[at];
    if (token !== undefined) depth -= nesting(token);
    if (depth === 0) return at;
  }
  return 0;
}

/** Whether something on the line is evaluated in another order than it is written in. */
function mayReorder(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }, index) => {
    const isFirst = index === 0 || tokens[index - 1]?.text === ';' || tokens[index - 1]?.text === ':';
    if (text === 'lambda' || text === '{' || text === '=') return text !== '=' || !isPlainTarget(tokens, index);
    if (text === 'if' || text === 'for') return !isFirst;
    const before = tokens[index - 1]?.text;
    return (text === '*' || text === '**') && (before === '(' || before === ',');
  });
}

/** Whether what is left of this `=` is a name (also that of a keyword argument), so that nothing runs for it. */
function isPlainTarget(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 2];
  return tokens[index - 1]?.kind === 'name' && (before === undefined || '=,(;:'.includes(before.text));
}
