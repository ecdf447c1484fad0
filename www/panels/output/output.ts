// The panel with what the program has printed, and with its traceback.

import { css, html, LitElement, nothing } from 'lit';
import type { Moment, Program } from '../../engine/types';
import { base } from '../../styles/base';
import { printed, warned } from './printed';

export class OutputPanel extends LitElement {
  static override properties = { program: { attribute: false }, moment: { attribute: false } };
  declare program: Program | null;
  declare moment: Moment | null;

  constructor() {
    super();
    this.program = null;
    this.moment = null;
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
    `,
  ];

  protected override updated(): void {
    const panel = this.renderRoot.querySelector('.scrolls');
    if (panel !== null) panel.scrollTop = panel.scrollHeight;
  }

  protected override render() {
    const { program, moment } = this;
    const pieces = program === null || moment === null ? [] : [...warned(program), ...printed(moment)];
    const errors = pieces.filter(({ stream }) => stream === 'stderr');
    return html`
      <h2 class="title">Output</h2>
      <div class="scrolls" tabindex="0" role="region" aria-label="Output">
        ${pieces.length === 0 ? html`<p class="quiet">nothing printed yet</p>` : nothing}
        <pre>${pieces.map(({ stream, text }) => html`<span class=${stream}>${text}</span>`)}</pre>
      </div>
      <div class="unseen" role="alert">${errors.map(({ text }) => text)}</div>
    `;
  }
}

customElements.define('fbf-output', OutputPanel);
