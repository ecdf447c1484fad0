// What the panels of source and bytecode have in common: the place where the program is, kept in view, and the line that
// the reader points at, which lights up in both.

import { type CSSResultGroup, css, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Breakpoint, Program, Snapshot } from '../engine/types';
import { base } from '../styles/base';
import { isChord } from './chord';
import { Panel } from './panel';
import { onResize } from './resized';
import { afterLayout, showCurrentRow, showRow } from './scroll';

/** Fired with the line that the reader points at, by pointer or focus; null when it is none any more. */
export type PointEvent = CustomEvent<number | null>;

/** Fired with the place at which the reader wants a run to stop, or no longer. */
export type BreakEvent = CustomEvent<Breakpoint>;

/** What stands for a place where a run stops, so that places can be compared. */
export function breakpointKey(place: Breakpoint): string {
  return JSON.stringify(place);
}

/** The number of a row that an event is on. */
function gutterOf(event: Event): Element | null {
  const [target] = event.composedPath();
  return target instanceof Element ? target.closest('.gutter') : null;
}

export abstract class CodePanel extends Panel {
  static override properties: PropertyDeclarations = {
    program: { attribute: false },
    snapshot: { attribute: false },
    pointed: { attribute: false },
    breaks: { attribute: false },
  };
  declare program: Program | null;
  declare snapshot: Snapshot | null;
  /** The line that the reader points at, here or elsewhere. */
  declare pointed: number | null;
  /** Where a run stops, as {@link breakpointKey} writes it. */
  declare breaks: ReadonlySet<string>;

  /** Rows to keep in view around the current one. */
  protected readonly margin: number = 2;
  /** Whether the panel was scrolled to what is pointed at elsewhere. */
  #away = false;

  constructor() {
    super();
    onResize(this, () => showCurrentRow(this.renderRoot, this.margin));
    this.program = null;
    this.snapshot = null;
    this.pointed = null;
    this.breaks = new Set();
    this.addEventListener('pointerleave', () => this.point(null));
    this.addEventListener('click', (event) => this.#press(event));
    // The focus stays where it is: letters that are typed next are not meant for the row.
    this.addEventListener('mousedown', (event) => {
      if (gutterOf(event) !== null) event.preventDefault();
    });
    this.addEventListener('keydown', (event) => this.#walk(event));
  }

  /** What goes from row to row within the panel is not seen from outside of its root. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    for (const type of ['pointerover', 'focusin'])
      root.addEventListener(type, (event) => this.point(this.lineAt(event)));
    root.addEventListener('focusout', () => this.point(null));
    return root;
  }

  static override styles: CSSResultGroup = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .scrolls {
        position: relative;
        flex: 1 1 auto;
      }
      li {
        box-shadow: var(--runs, 0 0), var(--pointed, 0 0);
      }
      .next,
      .waits {
        --runs: inset 3px 0 0 var(--frame);
      }
      li[data-pointed] {
        --pointed: inset 6px 0 0 var(--ink-2);
        background: var(--band);
      }
      li.next {
        background: var(--frame-t);
      }
      .mark {
        color: var(--frame);
      }
      .gutter {
        cursor: pointer;
      }
      .gutter:hover .place {
        box-shadow: 0 0 0 1.25px var(--edge);
      }
      .place {
        margin-right: -5px;
        padding: 1px 5px;
        border-radius: 4px;
      }
      /** A dark plate under the number: it is seen by its shape, not by its colour alone. */
      .stops .place {
        background: var(--bad);
        color: var(--card);
        font-weight: 700;
      }
      /** Where the reader's own colours take the place of ours, edges say it. */
      @media (forced-colors: active) {
        .next,
        .stops .place {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
      li:focus-visible {
        outline: 2.5px solid var(--focus);
        outline-offset: -2.5px;
      }
    `,
  ];

  /** Pointing only lights rows up: no reason to draw thousands of them again. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (changed.size > 1 || !changed.has('pointed')) return true;
    this.light();
    return false;
  }

  protected override updated(): void {
    this.light();
    afterLayout(() => showCurrentRow(this.renderRoot, this.margin));
  }

  /** Where the keys of the panel act. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.scrolls')?.focus();
  }

  /** Shows which rows are of the line that is pointed at. */
  protected light(): void {
    for (const row of this.renderRoot.querySelectorAll('[data-pointed]')) row.removeAttribute('data-pointed');
    const rows = [...this.renderRoot.querySelectorAll(`[data-line="${this.pointed}"]`)];
    for (const row of rows) row.toggleAttribute('data-pointed', true);
    if (this.matches(':hover, :focus-within')) return;
    if (this.#away && rows.length === 0) showCurrentRow(this.renderRoot, this.margin);
    this.#away = rows.length > 0;
    // The first counts more, where not all have room.
    for (const row of [rows.at(-1), rows[0]]) if (row !== undefined) showRow(this.renderRoot, row, 1);
  }

  protected point(line: number | null): void {
    this.dispatchEvent(new CustomEvent<number | null>('fbf-point', { detail: line, bubbles: true }));
  }

  /** The up and down arrows go from row to row. */
  #walk(event: KeyboardEvent): void {
    if (event.key === 'F9')
      this.#toggleBreak(this.renderRoot.querySelector('li:focus') ?? this.renderRoot.querySelector('li.next'));
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('li')];
    if (by === undefined || isChord(event) || rows.length === 0) return;
    const focused = rows.findIndex((row) => row.matches(':focus'));
    const from = focused < 0 ? rows.findIndex((row) => row.matches('.next')) - by : focused;
    rows[Math.max(0, from + by)]?.focus();
    event.preventDefault();
  }

  /** A press on the number of a row, or the key of debuggers on the row itself, sets a breakpoint or takes it away. */
  #press(event: Event): void {
    const gutter = gutterOf(event);
    if (gutter !== null) this.#toggleBreak(gutter.closest('li'));
  }

  #toggleBreak(row: HTMLElement | null): void {
    const detail = row === null ? null : this.breakAt(row);
    if (detail !== null) this.dispatchEvent(new CustomEvent<Breakpoint>('fbf-break', { detail, bubbles: true }));
  }

  /** The place that a row stands for; null where a run cannot stop. */
  protected breakAt(_row: HTMLElement): Breakpoint | null {
    return null;
  }

  /** The line of the row that an event is in. */
  protected lineAt(event: Event): number | null {
    const [target] = event.composedPath();
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
    return row === null ? null : Number(row.dataset.line);
  }
}
