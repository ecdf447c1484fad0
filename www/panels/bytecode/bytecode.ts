// The panel with the bytecode, as `dis` prints it: what runs next, what has just run, where callers wait.

import { css, html, nothing, type TemplateResult } from 'lit';
import { withMade } from '../../engine/made';
import type { Breakpoint, ListedInstruction, Listing, Program, Snapshot } from '../../engine/types';
import { icons } from '../../styles/icons';
import { glyph } from '../cards/glyph';
import { breakpointKey, CodePanel } from '../code-panel';
import { stopWords } from '../source/source';
import { listingText } from '../source/texts';
import { calledNext, type Role, runningFrame, shortMeaning, spots, waitingFrames } from '../whereabouts';

/** All listings are shown up to this many instructions; in a larger program only those of the calls in progress. */
const SHOWN_INSTRUCTIONS = 400;

/** What a moment does with an instruction: the roles of its place, and how many frames wait there. */
interface Marks {
  readonly roles: ReadonlySet<Role>;
  readonly waiting: number;
}

const unmarked: Marks = { roles: new Set(), waiting: 0 };

export class BytecodePanel extends CodePanel {
  static override properties = { shown: { attribute: false } };
  /** Which text stands beside the panel: only lines of it can be pointed at. */
  declare shown: string | null;

  protected override readonly margin = 3;

  constructor() {
    super();
    this.shown = null;
  }

  static override styles = [
    CodePanel.styles,
    css`
      .scrolls {
        scroll-padding-top: 24px;
      }
      .title {
        position: sticky;
        top: 0;
        z-index: 1;
        padding: 0 16px 2px 20px;
        background: var(--paper);
      }
      section {
        padding-bottom: 8px;
      }
      ol {
        display: grid;
        grid-template-columns: 28px 18px auto minmax(24px, auto) auto minmax(20px, auto) minmax(0, 1fr);
        font: var(--t-code) / var(--dis-line, 20px) var(--mono);
      }
      li {
        display: grid;
        grid-template-columns: subgrid;
        grid-column: 1 / -1;
        padding-right: 4px;
        white-space: pre;
      }
      .line,
      .target,
      .offset,
      .argument {
        text-align: right;
        color: var(--ink-2);
      }
      .mark {
        align-self: center;
        padding-left: 8px;
      }
      .op {
        padding: 0 2px 0 10px;
      }
      .meaning {
        padding-left: 7px;
        overflow: hidden;
        text-overflow: ellipsis;
        color: var(--ink-2);
      }
      .next :is(.op, .offset, .argument) {
        color: var(--ink);
        font-weight: 700;
      }
    `,
  ];

  protected override render() {
    const { snapshot } = this;
    if (this.program === null || snapshot === null) return nothing;
    const program = withMade(this.program, snapshot);
    const marks = marksOf(snapshot);
    const states = statesOf(program, snapshot);
    const shown = shownListings(program, states);
    return html`<div class="scrolls" tabindex="0" role="group" aria-label="Bytecode">
      ${shown.map(
        ([index, listing]) => html`<section>
          <h2 class="title" data-listing=${index}>
            <span class="kind">${glyph('code')}</span>${listing.name} <span class="quiet">${where(program, listing)}${states.get(index)}</span>
          </h2>
          <ol>
            ${listing.instructions.map((instruction) =>
              row(
                instruction,
                marks.get(place(index, instruction.offset)) ?? unmarked,
                this.#isBeside(index),
                this.breaks.has(breakpointKey({ type: 'instruction', listing: index, offset: instruction.offset })),
              ),
            )}
          </ol>
        </section>`,
      )}
    </div>`;
  }

  protected override breakAt(row: HTMLElement): Breakpoint | null {
    const title = row.closest('section')?.querySelector<HTMLElement>('[data-listing]');
    if (title == null) return null;
    return { type: 'instruction', listing: Number(title.dataset.listing), offset: Number(row.dataset.offset) };
  }

  /** Whether the listing's lines are those of the text beside the panel. */
  #isBeside(listing: number): boolean {
    const { program, snapshot, shown } = this;
    if (program === null || snapshot === null || shown === null) return true;
    return listingText(program, snapshot, listing)?.key === shown;
  }
}

/** Says which file code is from, where that is not the program's first. */
function where({ filename }: Program, listing: Listing): string {
  return listing.filename === filename ? '' : `${listing.filename} `;
}

function place(listing: number, offset: number): string {
  return `${listing}:${offset}`;
}

function marksOf(snapshot: Snapshot): Map<string, Marks> {
  const marks = new Map<string, Marks>();
  for (const { role, listing, offset } of spots(snapshot)) {
    if (listing === null) continue;
    const key = place(listing, offset);
    const { roles, waiting } = marks.get(key) ?? unmarked;
    marks.set(key, { roles: new Set([...roles, role]), waiting: waiting + (role === 'waits' ? 1 : 0) });
  }
  return marks;
}

/** What each listing's code does now, in a word or two. */
function statesOf(program: Program, { moment }: Snapshot): Map<number, string> {
  const states = new Map<number, string>();
  const called = calledNext(program, moment);
  if (called !== null) states.set(called, 'called next');
  const running = runningFrame(moment);
  for (const { listing } of waitingFrames(moment)) if (listing !== null) states.set(listing, 'waiting');
  if (running !== null && running.listing !== null) states.set(running.listing, 'running');
  return states;
}

/** Listings with their indexes, in the program's order: each keeps its place. */
function shownListings(program: Program, states: ReadonlyMap<number, string>): [number, Listing][] {
  const size = program.listings.reduce((sum, { instructions }) => sum + instructions.length, 0);
  const all: [number, Listing][] = [];
  // Gaps are left out.
  program.listings.forEach((listing, index) => {
    all.push([index, listing]);
  });
  return size <= SHOWN_INSTRUCTIONS ? all : all.filter(([index]) => index === 0 || states.has(index));
}

function row(
  instruction: ListedInstruction,
  { roles, waiting }: Marks,
  isBeside: boolean,
  stops: boolean,
): TemplateResult {
  const { offset, line, startsLine, isTarget, op, arg, meaning } = instruction;
  const brackets = meaning === null ? '' : `(${meaning})`;
  const short = meaning === null ? '' : `(${shortMeaning(meaning)})`;
  const role = roles.has('next') ? 'next' : roles.has('waits') ? 'waits' : '';
  return html`<li tabindex="-1" class="${role}${stops ? ' stops' : ''}" aria-current=${role === 'next' ? 'step' : nothing} data-line=${isBeside ? line : nothing} data-offset=${offset} data-roles=${[...roles].join(' ')}>
    <span class="line">${startsLine ? line : nothing}</span><span class="mark">${mark(roles, waiting)}</span
    ><span class="target" title=${isTarget ? 'Something jumps here' : nothing}>${isTarget ? '>>' : nothing}</span
    ><span class="offset gutter" title="A run stops here, or no longer (F9)"><span class="place">${offset}</span>${stops ? stopWords : nothing}</span><span class="op">${op}</span><span class="argument">${arg}</span
    ><span class="meaning" title=${brackets || nothing}>${short}</span>
  </li>`;
}

function mark(roles: ReadonlySet<Role>, waiting: number) {
  if (roles.has('next')) return withWords(icons.next, 'next');
  if (roles.has('waits'))
    return withWords(icons.waits, waiting > 1 ? `${waiting} frames wait here` : 'a frame waits here');
  if (roles.has('ran')) return withWords(icons.ran, 'has just run');
  return nothing;
}

function withWords(icon: TemplateResult, words: string): TemplateResult {
  return html`<span title=${words}>${icon}<span class="unseen">${words}</span></span>`;
}

customElements.define('fbf-bytecode', BytecodePanel);
