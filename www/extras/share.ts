// The dialog with what an author copies to show the moment on the page elsewhere. Loaded when it is first asked for.

import { css, html, LitElement } from 'lit';
import { base } from '../styles/base';
import { controls } from '../styles/controls';
import { icons } from '../styles/icons';
import type { Snippet } from './snippets';

export class ShareDialog extends LitElement {
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
    base,
    controls,
    css`
      :host {
        font: var(--t-ui) / 1.45 var(--sans);
      }
      dialog {
        box-sizing: border-box;
        width: min(720px, calc(100vw - 24px));
        max-height: calc(100dvh - 24px);
        padding: 8px 20px 20px;
        border: 1.25px solid var(--edge);
        border-radius: 8px;
        background: var(--card);
        color: var(--ink);
      }
      dialog::backdrop {
        background: #0006;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
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
    void this.updateComplete.then(() => {
      const dialog = this.renderRoot.querySelector('dialog');
      if (dialog?.open === false) dialog.showModal();
    });
  }

  protected override render() {
    const snippet = this.snippets.find(({ kind }) => kind === this.chosen) ?? this.snippets[0];
    return html`<dialog aria-labelledby="title" @click=${this.#dismiss} @keydown=${stop}>
      <div class="head">
        <h2 id="title">Put this into your page</h2>
        <button class="icon" aria-label="Close" title="Close (Escape)" @click=${() => this.#close()}>${icons.close}</button>
      </div>
      <div class="kinds" role="group" aria-label="Kind">
        ${this.snippets.map(
          ({ kind, title }) =>
            html`<button class="button line" aria-pressed=${kind === snippet?.kind} @click=${() => this.#choose(kind)}>${title}</button>`,
        )}
      </div>
      <p>${snippet?.needs}</p>
      <textarea class="scroll" readonly spellcheck="false" aria-label="Text to copy" .value=${snippet?.text ?? ''} @focus=${selectAll}></textarea>
      <button class="button line copy" @click=${() => void this.#copy(snippet?.text ?? '')}><span aria-live="polite">${this.copied ? 'Copied' : 'Copy'}</span></button>
    </dialog>`;
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

  readonly #dismiss = (event: MouseEvent): void => {
    if (event.target instanceof HTMLDialogElement) this.#close();
  };

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}

function selectAll({ target }: Event): void {
  if (target instanceof HTMLTextAreaElement) target.select();
}

function stop(event: Event): void {
  event.stopPropagation();
}

customElements.define('fbf-share', ShareDialog);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-share': ShareDialog;
  }
}
