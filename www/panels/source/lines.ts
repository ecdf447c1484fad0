// The source as lines of pieces, each piece with what is to be shown of it.

import { withMade } from '../../engine/made';
import type { Program, Snapshot } from '../../engine/types';
import { type Role, type Spot, spots } from '../whereabouts';
import { CallSites, type Span } from './calls';
import { listingText } from './texts';
import { type Token, tokenize } from './tokens';

/** A piece of a line: all of it looks the same. */
export interface Piece {
  readonly text: string;
  readonly keyword: boolean;
  readonly comment: boolean;
  /** Part of a call that is in progress or comes next. */
  readonly site: boolean;
}

export interface SourceLine {
  readonly number: number;
  readonly pieces: readonly Piece[];
  /** What happens on this line. */
  readonly roles: ReadonlySet<Role>;
  /** How many frames wait here for a call's end. */
  readonly waiting: number;
}

/** A line as it is at every moment. */
interface Line extends Span {
  /** The tokens on it that look different from the rest. */
  readonly special: Token[];
}

/** A source that can be shown at any moment of its program. */
export class SourceText {
  readonly #lines: Line[];
  readonly #sites: CallSites;

  readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.#lines = linesOf(source);
    this.#sites = new CallSites(source);
  }

  /** How much room it takes: its longest line and the number of its lines decide how small it is set. */
  get size(): string {
    const longest = this.#lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
    const width = longest <= 28 ? 'short' : longest <= 31 ? 'long' : 'longer';
    return `${width} ${this.#lines.length <= 8 ? 'few' : this.#lines.length <= 12 ? 'some' : 'many'}`;
  }

  /** The lines, marked with what the moment does with them; `key` is that of the text. */
  at(program: Program, snapshot: Snapshot, key = program.filename): SourceLine[] {
    const found = spots(snapshot).filter(({ listing }) => listingText(program, snapshot, listing)?.key === key);
    const calls = this.#calls(withMade(program, snapshot), found);
    return this.#lines.map((line, index) => {
      const here = found.filter((spot) => spot.line === index + 1);
      return {
        number: index + 1,
        pieces: cut(this.source, line, calls),
        roles: new Set(here.map(({ role }) => role)),
        waiting: here.filter(({ role }) => role === 'waits').length,
      };
    });
  }

  /** The call expressions at the places, each once: a deep recursion waits at one place many times. */
  #calls(program: Program, found: Spot[]): Span[] {
    const places = found.filter(({ role }) => role !== 'ran');
    const distinct = new Map(places.map(({ listing, offset }) => [`${listing}:${offset}`, { listing, offset }]));
    return [...distinct.values()].flatMap(({ listing, offset }) => {
      const listed = program.listings[listing ?? -1];
      return (listed && this.#sites.find(listed, offset)) ?? [];
    });
  }
}

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const text of source.replace(/\r?\n$/, '').split('\n')) {
    lines.push({ start, end: start + text.replace(/\r$/, '').length, special: [] });
    start += text.length + 1;
  }
  let at = 0;
  for (const token of tokenize(source)) {
    if (token.kind !== 'keyword' && token.kind !== 'comment') continue;
    while (token.start > (lines[at]?.end ?? Number.POSITIVE_INFINITY)) at += 1;
    lines[at]?.special.push(token);
  }
  return lines;
}

function cut(source: string, { start, end, special }: Line, sites: readonly Span[]): Piece[] {
  const edges = [...special, ...sites].flatMap((span) => [span.start, span.end]);
  const cuts = [...new Set([start, ...edges, end])]
    .filter((edge) => edge >= start && edge <= end)
    .sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? to;
    const token = special.find((one) => one.start <= from && to <= one.end);
    return {
      text: source.slice(from, to),
      keyword: token?.kind === 'keyword',
      comment: token?.kind === 'comment',
      site: sites.some((site) => site.start <= from && to <= site.end),
    };
  });
}
