// The panel with the program's source: the line that runs next, the calls that wait.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Program, Snapshot } from '../../engine/types';
import { base } from '../../styles/base';
import { icons } from '../../styles/icons';
import { showCurrentRow } from '../scroll';
import { type Piece, type SourceLine, SourceText } from './lines';

export class SourcePanel extends LitElement {
  static override properties = { program: { attribute: false }, snapshot: { attribute: false } };
  declare program: Program | null;
  declare snapshot: Snapshot | null;
  #text = new SourceText('');

  readonly #resized = new ResizeObserver(() => showCurrentRow(this.renderRoot));

  constructor() {
    super();
    this.program = null;
    this.snapshot = null;
  }

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .title {
        padding: 0 16px 4px 20px;
      }
      .scrolls {
        font: 15px / var(--source-line, 26px) var(--mono);
        position: relative;
        flex: 1 1 auto;
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
      @media (min-height: 1000px) {
        .many {
          line-height: 23px;
        }
      }
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
        color: var(--frame);
      }
      .next {
        background: var(--frame-t);
        box-shadow: inset 3px 0 0 var(--frame);
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
      .site {
        border-bottom: 2.5px solid var(--frame);
        padding-bottom: 1px;
      }
      .count {
        position: sticky;
        right: 0;
        margin-left: auto;
        padding: 0 6px 0 8px;
        background: inherit;
        color: var(--frame);
      }
      .none {
        padding: 4px 20px;
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('program')) this.#text = new SourceText(this.program?.source ?? '');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override updated(): void {
    showCurrentRow(this.renderRoot);
  }

  protected override render() {
    if (this.program === null) return nothing;
    return html`
      <h2 class="title">${this.program.filename}</h2>
      ${this.program.source === null ? missing : this.#lines(this.program)}
    `;
  }

  #lines(program: Program) {
    if (this.snapshot === null) return nothing;
    const lines = this.#text.at(program, this.snapshot);
    return html`<div class="scrolls ${this.#text.size}" tabindex="0" role="region" aria-label="Source">
      <ol>
        ${lines.map(lineTemplate)}
      </ol>
    </div>`;
  }
}

const missing = html`<p class="none quiet">
  A .pyc holds no source, only the numbers of its lines. Open it together with its .py file to see both.
</p>`;

function lineTemplate({ number, pieces, roles, waiting }: SourceLine): TemplateResult {
  const isNext = roles.has('next');
  return html`<li class=${isNext ? 'next' : ''} aria-current=${isNext ? 'step' : nothing} data-line=${number} data-roles=${[...roles].join(' ')}>
    <span class="number">${mark(roles)}${number}</span><span>${pieces.map(pieceTemplate)}</span>${waitingTemplate(waiting)}
  </li>`;
}

function mark(roles: SourceLine['roles']) {
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
