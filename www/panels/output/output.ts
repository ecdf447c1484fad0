// The panel with what the program has printed, what was typed for it, and its traceback.

import { css, html, nothing, type PropertyValues } from 'lit';
import type { Answer } from '../../engine/protocol';
import type { Moment, OutputPiece, Program } from '../../engine/types';
import { base } from '../../styles/base';
import { controls } from '../../styles/controls';
import { Panel } from '../panel';
import { afterLayout } from '../scroll';
import { printed, readerOf, warned } from './printed';

export class OutputPanel extends Panel {
  static override properties = {
    program: { attribute: false },
    moment: { attribute: false },
    changing: { state: true },
  };
  declare program: Program | null;
  declare moment: Moment | null;
  /** The answer that the reader is about to change. */
  declare private changing: number | null;

  constructor() {
    super();
    this.program = null;
    this.moment = null;
    this.changing = null;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .title {
        padding: 0 20px;
      }
      .scrolls {
        flex: 1 1 auto;
        padding: 0 20px;
        font: var(--t-code) / 20px var(--mono);
      }
      pre {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        font: inherit;
      }
      .stderr {
        color: var(--bad);
      }
      .advice {
        margin: 4px 0 8px;
        padding-left: 10px;
        border-left: 3px solid var(--edge);
        font: var(--t-ui) / 1.4 var(--sans);
      }
      .stdin {
        min-height: 24px;
        font: 600 var(--t-code) / 24px var(--mono);
        white-space: pre-wrap;
        text-align: left;
        text-decoration: underline dotted var(--edge);
        text-underline-offset: 4px;
      }
      .stdin:hover {
        background: var(--band);
      }
    `,
  ];

  /** Where the reader types what the program waits for. */
  override focus(): void {
    void Promise.all([loadField(), this.updateComplete]).then(() =>
      this.renderRoot.querySelector('fbf-answer')?.focus(),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('moment')) this.changing = null;
    if (this.changing !== null || this.#reader !== null) void loadField();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('moment')) return;
    afterLayout(() => {
      const panel = this.renderRoot.querySelector('.scrolls');
      if (panel !== null) panel.scrollTop = panel.scrollHeight;
    });
  }

  get #reader(): string | null {
    return this.moment === null ? null : readerOf(this.moment);
  }

  protected override render() {
    const { program, moment } = this;
    const reader = this.#reader;
    const pieces = program === null || moment === null ? [] : [...warned(program), ...printed(moment)];
    const errors = pieces.filter(({ stream }) => stream === 'stderr');
    return html`
      <h2 class="title">Output</h2>
      <div class="scrolls" tabindex="0" role="group" aria-label="Output">
        ${pieces.length === 0 && reader === null ? html`<p class="quiet">nothing printed yet</p>` : nothing}
        <pre>${pieces.map((piece) => this.#piece(piece))}${reader === null || this.changing !== null ? nothing : this.#field(reader)}</pre>
        ${moment?.advice == null ? nothing : html`<p class="advice">${moment.advice}</p>`}
      </div>
      <div class="unseen" role="alert">${errors.map(({ text }) => text)}${moment?.advice}</div>
    `;
  }

  #piece({ stream, text, answer }: OutputPiece) {
    if (answer === null) return html`<span class=${stream}>${text}</span>`;
    const line = text.replace(/\n$/, '');
    if (answer === this.changing) {
      return html`<fbf-answer .line=${line} .changes=${true} @leave=${this.#leave} @answer=${(event: CustomEvent<string | null>) => this.#answer(answer, event.detail)}></fbf-answer>`;
    }
    const words = text === '' ? '(end of input)' : line;
    return html`<button class="stdin" title="Change this answer" @click=${() => this.#change(answer)}>${words}<span class="unseen">, change this answer</span></button>
`;
  }

  #field(reader: string) {
    const next = this.moment?.output.filter(({ answer }) => answer !== null).at(-1)?.answer ?? -1;
    return html`<fbf-answer .reader=${reader} @answer=${(event: CustomEvent<string | null>) => this.#answer(next + 1, event.detail)}></fbf-answer>`;
  }

  #change(answer: number): void {
    this.changing = answer;
    this.focus();
  }

  readonly #leave = (): void => {
    this.changing = null;
  };

  #answer(index: number, line: string | null): void {
    this.changing = null;
    this.dispatchEvent(new CustomEvent<Answer>('fbf-answer', { detail: { index, line } }));
  }
}

function loadField(): Promise<unknown> {
  return import('../../extras/answer').catch(() => null);
}

customElements.define('fbf-output', OutputPanel);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-output': OutputPanel;
  }
}
