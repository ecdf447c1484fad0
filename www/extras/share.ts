// The dialog with what an author copies to show the moment on the page elsewhere. Loaded when it is first asked for.

import { css, html } from 'lit';
import { Dialog } from '../tools/dialog';
import type { Snippet } from './snippets';

export class ShareDialog extends Dialog {
  static override properties = {
    snippets: { attribute: false },
    chosen: { state: true },
    copied: { state: true },
  };
  declare snippets: readonly Snippet[];
  declare private chosen: Snippet['kind'];
  declare private copied: boolean;

  constructor() {
    super();
    this.snippets = [];
    this.chosen = 'element';
    this.copied = false;
  }

  static override styles = [
    ...Dialog.styles,
    css`
      dialog {
        width: min(720px, calc(100vw - 24px));
        padding: 8px 20px 20px;
        font: var(--t-ui) / 1.45 var(--sans);
      }
      h2 {
        font: 600 17px / 1 var(--sans);
      }
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .kinds button[aria-pressed='true'] {
        background: var(--ink);
        color: var(--paper);
      }
      p {
        margin: 12px 0 8px;
      }
      textarea {
        display: block;
        box-sizing: border-box;
        width: 100%;
        height: 240px;
        padding: 10px 12px;
        border: 1.25px solid var(--edge);
        border-radius: 6px;
        background: var(--paper);
        color: var(--ink);
        font: var(--t-code) / 20px var(--mono);
        resize: vertical;
      }
      .copy {
        margin-top: 12px;
      }
    `,
  ];

  open(snippets: readonly Snippet[]): void {
    this.snippets = snippets;
    this.chosen = 'element';
    this.copied = false;
    void this.show();
  }

  protected override content() {
    const snippet = this.snippets.find(({ kind }) => kind === this.chosen) ?? this.snippets[0];
    return html`${this.head('Put this into your page')}
      <div class="kinds" role="group" aria-label="Kind">
        ${this.snippets.map(
          ({ kind, title }) =>
            html`<button class="button line" aria-pressed=${kind === snippet?.kind} @click=${() => this.#choose(kind)}>${title}</button>`,
        )}
      </div>
      <p>${snippet?.needs}</p>
      <textarea class="scroll" readonly spellcheck="false" aria-label="Text to copy" .value=${snippet?.text ?? ''} @focus=${selectAll}></textarea>
      <button class="button line copy" @click=${() => void this.#copy(snippet?.text ?? '')}><span aria-live="polite">${this.copied ? 'Copied' : 'Copy'}</span></button>`;
  }

  #choose(kind: Snippet['kind']): void {
    this.chosen = kind;
    this.copied = false;
  }

  /** Not every browser lets a page write to the clipboard: then the text is selected, to be copied by hand. */
  async #copy(text: string): Promise<void> {
    this.copied = await Promise.resolve(navigator.clipboard?.writeText(text)).then(
      () => navigator.clipboard !== undefined,
      () => false,
    );
    if (!this.copied) this.renderRoot.querySelector('textarea')?.focus();
  }
}

function selectAll({ target }: Event): void {
  if (target instanceof HTMLTextAreaElement) target.select();
}

customElements.define('fbf-share', ShareDialog);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-share': ShareDialog;
  }
}
