// What the dialogs over the page have in common: how they look, open and close.

import { css, html, LitElement } from 'lit';
import { base } from '../styles/base';
import { controls } from '../styles/controls';
import { icons } from '../styles/icons';

/** Escape, its button and a click beside it close it; the player's keys rest while it is open. */
export abstract class Dialog extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      dialog {
        max-height: calc(100dvh - 24px);
        padding: 16px 24px 22px;
        border: 1.25px solid var(--edge);
        border-radius: 8px;
        background: var(--card);
        color: var(--ink);
        font: 15px / 1.5 var(--sans);
        box-shadow: 0 8px 40px var(--shadow);
      }
      dialog::backdrop {
        background: var(--shadow);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
      }
      h2 {
        font: 600 18px / 1.4 var(--serif);
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** What stands in it; `head` belongs at its beginning. */
  protected abstract content(): unknown;

  protected head(title: unknown) {
    return html`<div class="head">
      <h2 id="title">${title}</h2>
      <button class="icon" aria-label="Close" title="Close (Escape)" @click=${() => this.close()}>${icons.close}</button>
    </div>`;
  }

  protected override render() {
    return html`<dialog aria-labelledby="title" @pointerdown=${this.#press} @click=${this.#dismiss} @keydown=${stop}>${this.content()}</dialog>`;
  }

  /** Shows it, with what was set before. */
  protected async show(): Promise<void> {
    await this.updateComplete;
    if (this.#dialog?.open === false) this.#dialog.showModal();
    this.#dialog?.scrollTo(0, 0);
  }

  protected close(): void {
    this.#dialog?.close();
  }

  /** Whether the press began beside it: text that is selected may end there. */
  #pressedBeside = false;

  readonly #press = (event: PointerEvent): void => {
    this.#pressedBeside = isBeside(event);
  };

  readonly #dismiss = (event: MouseEvent): void => {
    if (this.#pressedBeside && isBeside(event)) this.close();
    this.#pressedBeside = false;
  };

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}

/** Whether a pointer is on the ground behind a dialog, and not on its edge or on something in it. */
function isBeside({ target, clientX, clientY }: MouseEvent): boolean {
  if (!(target instanceof HTMLDialogElement)) return false;
  const { left, right, top, bottom } = target.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

/** A field keeps the focus for a moment after its dialog has closed: then a key is the player's again. */
function stop(event: Event): void {
  if (event.currentTarget instanceof HTMLDialogElement && event.currentTarget.open) event.stopPropagation();
}
