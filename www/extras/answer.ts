// The field for a line that the program reads: beside its prompt, as in a terminal. Loaded when a program first asks.

import { css, html, LitElement, nothing } from 'lit';
import { base } from '../styles/base';
import { controls } from '../styles/controls';

export class AnswerField extends LitElement {
  static override properties = {
    reader: { attribute: false },
    line: { attribute: false },
    changes: { attribute: false },
  };
  /** The builtin that reads. */
  declare reader: string;
  /** What the field holds at first. */
  declare line: string;
  /** Whether this is an answer that was given, and can be left as it is. */
  declare changes: boolean;

  constructor() {
    super();
    this.reader = '';
    this.line = '';
    this.changes = false;
  }

  static override styles = [
    base,
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
        margin: 4px 0 6px;
      }
      input {
        flex: 1 1 120px;
        min-width: 0;
        height: 32px;
        padding: 0 8px;
        font: var(--t-code) / 1 var(--mono);
        color: var(--ink);
        background: var(--card);
        border: 1.5px solid var(--frame);
        border-radius: 6px;
      }
      .button {
        padding: 0 8px;
      }
      @media (pointer: coarse) {
        input {
          height: 40px;
          font-size: 16px;
        }
      }
    `,
  ];

  override focus(): void {
    void this.updateComplete.then(() => {
      const field = this.renderRoot.querySelector('input');
      field?.focus();
      field?.select();
    });
  }

  protected override render() {
    const { reader, changes } = this;
    const label = changes ? 'Another line for the program to read' : `A line for ${reader}`;
    return html`<form @submit=${this.#submit} @keydown=${this.#key}>
      <input aria-label=${label} .value=${this.line} autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="enter" />
      <button class="button line" title="Give the program this line (Enter)">${changes ? 'Change' : 'Enter'}</button>
      ${
        changes
          ? html`<button class="button" type="button" title="Leave the answer as it was (Escape)" @click=${() => this.#leave()}>Cancel</button>`
          : html`<button class="button" type="button" title="No more lines: the program gets an EOFError (Ctrl+D)" @click=${() => this.#answer(null)}>End input</button>`
      }
      ${changes ? html`<p class="quiet">What was answered after it will be asked again.</p>` : nothing}
    </form>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.#answer(this.renderRoot.querySelector('input')?.value ?? '');
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'd' && event.ctrlKey) {
      event.preventDefault();
      this.#answer(null);
    }
    if (event.key === 'Escape') this.#leave();
  }

  #answer(line: string | null): void {
    this.dispatchEvent(new CustomEvent<string | null>('answer', { detail: line }));
  }

  #leave(): void {
    this.dispatchEvent(new Event('leave'));
  }
}

customElements.define('fbf-answer', AnswerField);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-answer': AnswerField;
  }
}
