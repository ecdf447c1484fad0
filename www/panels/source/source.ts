// The panel with the program's source: the line that runs next, the calls that wait.

import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Breakpoint, Program } from '../../engine/types';
import { controls } from '../../styles/controls';
import { icons } from '../../styles/icons';
import { isChord } from '../chord';
import { breakpointKey, CodePanel } from '../code-panel';
import { type Piece, type SourceLine, SourceText } from './lines';
import type { ProgramText } from './texts';

/** Where the reader wants to edit: at a line, or wherever the panel is; and what has been typed already. */
export interface EditPlace {
  readonly line: number | null;
  readonly typed: string;
  /** How far the source is scrolled down, in pixels. */
  readonly top: number;
}

/** The look of source text: the panel's, and that of the editor which takes its place. */
export const sourceStyles = css`
  .head {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 26px;
    padding: 0 10px 2px 20px;
  }
  .head .title {
    display: block;
    margin-right: auto;
    white-space: nowrap;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .head .button {
    flex: none;
    height: 26px;
  }
  .text {
    font: 15px / var(--source-line, 26px) var(--mono);
  }
  /** Long lines and many lines are set a little smaller, before they have to scroll. */
  .long {
    font-size: 14px;
  }
  .longer {
    font-size: 13px;
  }
  .some {
    line-height: 23px;
  }
  .many {
    line-height: 20px;
  }
  @container player (height >= 952px) {
    .many {
      line-height: 23px;
    }
  }
  .site {
    border-bottom: 2.5px solid var(--frame);
    padding-bottom: 1px;
  }
  .note {
    padding: 6px 16px 0 20px;
    font-size: 13px;
    color: var(--bad);
  }
  @media (pointer: coarse) {
    .head .button {
      height: 40px;
    }
  }
  @container player (width < 700px) {
    .head .button {
      height: 40px;
    }
  }
`;

export class SourcePanel extends CodePanel {
  static override properties = {
    editable: { attribute: false },
    outdated: { attribute: false },
    // Each time the same texts come as new objects: no reason to draw all lines again.
    texts: { attribute: false, hasChanged: differ },
    shown: { attribute: false, hasChanged: differ },
  };
  declare editable: boolean;
  /** Whether the reader has written another version since, that does not compile. */
  declare outdated: boolean;
  /** The texts to choose from. */
  declare texts: readonly ProgramText[];
  /** The one that is shown. */
  declare shown: ProgramText | null;
  #text = new SourceText('');
  #begun = false;

  constructor() {
    super();
    this.editable = false;
    this.outdated = false;
    this.texts = [];
    this.shown = null;
    this.addEventListener('dblclick', (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element && target.closest('.gutter') === null) this.#edit(this.lineAt(event));
    });
    this.addEventListener('keydown', (event) => this.#type(event));
  }

  static override styles = [
    CodePanel.styles,
    controls,
    sourceStyles,
    css`
      ol {
        width: max-content;
        min-width: 100%;
      }
      li {
        display: flex;
        padding-right: 10px;
        white-space: pre;
        background: var(--paper);
      }
      .number {
        flex: none;
        position: relative;
        width: 52px;
        padding-right: 12px;
        text-align: right;
        color: var(--ink-2);
      }
      .mark {
        position: absolute;
        left: 9px;
        top: calc(50% - 5px);
      }
      .next .number {
        color: var(--ink);
      }
      b {
        font-weight: 600;
      }
      i {
        color: var(--ink-2);
      }
      .count {
        position: sticky;
        right: 0;
        margin-left: auto;
        padding: 0 6px 0 8px;
        background: inherit;
        color: var(--frame);
      }
      .tabs {
        display: flex;
        min-width: 0;
        margin: 0 auto 0 -8px;
        overflow-x: auto;
        scrollbar-width: none;
      }
      .tab {
        flex: none;
        height: 26px;
        padding: 0 8px;
        color: var(--ink-2);
        border-bottom: 2.5px solid transparent;
      }
      .tab[aria-current] {
        font-weight: 600;
        color: var(--ink);
        border-color: var(--ink);
      }
      .tab:focus-visible {
        outline-offset: -3px;
      }
      @media (pointer: coarse) {
        .tab {
          height: 40px;
        }
      }
      .none {
        padding: 4px 20px;
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { source } = this;
    if (source !== this.#text.source) this.#text = new SourceText(source ?? '');
    if (this.shown?.key !== changed.get('shown')?.key) this.point(null);
  }

  /** The text that is shown. */
  private get source(): string | null {
    return this.shown?.source ?? null;
  }

  /** A letter that is typed on the source is meant for it. */
  #type(event: KeyboardEvent): void {
    if (!this.editable) return;
    const { key } = event;
    // A blank plays and pauses, unless it comes while the editor is being loaded.
    const typed = key.length === 1 && (key !== ' ' || this.#begun);
    if (event.defaultPrevented || isChord(event) || !(typed || key === 'Enter')) return;
    if (event.composedPath()[0] instanceof HTMLButtonElement) return;
    event.preventDefault();
    this.#begun = true;
    this.#edit(this.lineAt(event), typed ? key : '');
  }

  #placeOf(line: number): Breakpoint {
    return { type: 'fileLine', file: this.shown?.key ?? '', line };
  }

  protected override breakAt(row: HTMLElement): Breakpoint | null {
    return this.shown?.isFile ? this.#placeOf(Number(row.dataset.line)) : null;
  }

  #edit(line: number | null, typed = ''): void {
    const top = this.renderRoot.querySelector('.scrolls')?.scrollTop ?? 0;
    const detail: EditPlace = { line, typed, top };
    if (this.editable) this.dispatchEvent(new CustomEvent('fbf-edit-at', { detail }));
  }

  protected override render() {
    const { program } = this;
    if (program === null) return nothing;
    return html`
      <div class="head">
        ${this.texts.length > 1 ? this.#tabs() : html`<h2 class="title">${program.filename}</h2>`}
        ${this.editable ? html`<button class="button" title="Edit the program" @click=${() => this.#edit(null)}>${icons.edit}Edit</button>` : nothing}
      </div>
      ${this.source !== null ? this.#lines(program) : this.shown?.isFile === false ? unknown : missing}
      ${this.outdated ? html`<p class="note">Your edit does not compile: this is the version before it.</p>` : nothing}
    `;
  }

  #tabs() {
    return html`<div class="tabs" role="group" aria-label="Source files">${this.texts.map(
      (text) =>
        html`<button class="tab" title=${text.isFile ? text.name : 'Code that the program made of a string'} aria-current=${
          text.key === this.shown?.key ? 'true' : nothing
        } @click=${() => this.dispatchEvent(new CustomEvent('fbf-text', { detail: text.key }))}>${text.name}</button>`,
    )}</div>`;
  }

  #lines(program: Program) {
    if (this.snapshot === null) return nothing;
    const lines = this.#text.at(program, this.snapshot, this.shown?.key);
    return html`<div class="scrolls text ${this.#text.size}" tabindex="0" role="group" aria-label="Source">
      <ol>
        ${lines.map((line) => lineTemplate(line, this.breaks.has(breakpointKey(this.#placeOf(line.number)))))}
      </ol>
    </div>`;
  }
}

/** Whether texts are not those of before. */
function differ(now: unknown, before: unknown): boolean {
  return JSON.stringify(now) !== JSON.stringify(before);
}

const missing = html`<p class="none quiet">
  A .pyc holds no source, only the numbers of its lines. Open it together with its .py file to see both.
</p>`;

const unknown = html`<p class="none quiet">The text that this code was made of is not known.</p>`;

function lineTemplate({ number, pieces, roles, waiting }: SourceLine, stops: boolean): TemplateResult {
  const isNext = roles.has('next');
  return html`<li tabindex="-1" class="${isNext ? 'next' : ''}${stops ? ' stops' : ''}" aria-current=${isNext ? 'step' : nothing} data-line=${number} data-roles=${[...roles].join(' ')}>
    <span class="number gutter" title="A run stops here, or no longer (F9)">${roleMark(roles)}<span class="place">${number}</span>${stops ? stopWords : nothing}</span><span>${pieces.map(pieceTemplate)}</span>${waitingTemplate(waiting)}
  </li>`;
}

export const stopWords = html`<span class="unseen">, breakpoint</span>`;

/** The mark beside the number of a line. */
export function roleMark(roles: SourceLine['roles']) {
  if (roles.has('next')) return nothing;
  if (roles.has('waits')) return html`<span class="mark" title="A call waits here">${icons.waits}</span>`;
  if (roles.has('ran')) return html`<span class="mark" title="Has just run">${icons.ran}</span>`;
  return nothing;
}

function waitingTemplate(waiting: number) {
  if (waiting === 0) return nothing;
  const words = waiting === 1 ? 'a frame waits here' : `${waiting} frames wait here`;
  return html`<span class="count" title=${words}
    ><span aria-hidden="true">${waiting === 1 ? nothing : `×${waiting}`}</span><span class="unseen">(${words})</span></span
  >`;
}

function pieceTemplate({ text, keyword, comment, site }: Piece) {
  const content = keyword ? html`<b>${text}</b>` : comment ? html`<i>${text}</i>` : text;
  return site ? html`<span class="site">${content}</span>` : content;
}

customElements.define('fbf-source', SourcePanel);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-source': SourcePanel;
  }
}
