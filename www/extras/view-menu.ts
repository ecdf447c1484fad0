// What is shown and which key does what: a dialog over the player. Loaded when a reader first asks.

import { css, html, LitElement } from 'lit';
import type { SidePanel } from '../player/player';
import { base } from '../styles/base';
import { controls } from '../styles/controls';
import { icons } from '../styles/icons';

const panels: readonly [SidePanel, string][] = [
  ['source', 'Source'],
  ['bytecode', 'Bytecode'],
  ['output', 'Output'],
];

const keys: readonly [string, string][] = [
  ['→', 'one step forward'],
  ['←', 'one step back'],
  ['Space', 'play, or pause'],
  ['Home', 'to the start'],
  ['End', 'to the end'],
  ['1 2 3', 'step by instruction, line, call'],
  ['+ −', 'play faster, slower'],
  ['\\', 'only the stage, or all panels'],
  ['?', 'this list'],
  ['Page Up, Page Down', 'step, for a clicker'],
];

const panelKeys: readonly [string, string][] = [
  ['↑ ↓', 'from line to line, in source and bytecode'],
  ['a letter', 'edit the source there'],
  ['Ctrl Enter', 'done with editing'],
  ['Esc', 'leave the editor'],
  ['Tab', 'from card to card: each shows its links'],
];

export class ViewMenu extends LitElement {
  static override properties = { hiddenPanels: { attribute: false } };
  /** The panels that are not shown. */
  declare hiddenPanels: ReadonlySet<SidePanel>;

  constructor() {
    super();
    this.hiddenPanels = new Set();
  }

  static override styles = [
    base,
    controls,
    css`
      dialog {
        width: min(620px, calc(100vw - 24px));
        max-height: calc(100dvh - 24px);
        padding: 18px 24px 22px;
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
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
      h2 {
        font: 600 18px / 1.4 var(--serif);
      }
      h3 {
        margin: 14px 0 6px;
        font-weight: 600;
      }
      .panels {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 20px;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-height: 32px;
        cursor: pointer;
      }
      input {
        width: 18px;
        height: 18px;
        accent-color: var(--ink);
      }
      dl {
        display: grid;
        grid-template-columns: 162px 1fr;
        gap: 4px 16px;
        margin: 0;
      }
      dt {
        display: flex;
        gap: 4px;
        justify-content: end;
      }
      dd {
        margin: 0;
      }
      kbd {
        padding: 1px 7px;
        border: 1.25px solid var(--edge);
        border-bottom-width: 2.5px;
        border-radius: 4px;
        background: var(--paper);
        font: var(--t-code) / 20px var(--mono);
        white-space: nowrap;
      }
    `,
  ];

  open(): void {
    void this.updateComplete.then(() => {
      const dialog = this.renderRoot.querySelector('dialog');
      if (dialog?.open === false) dialog.showModal();
    });
  }

  protected override render() {
    return html`<dialog aria-labelledby="title" @click=${this.#dismiss} @keydown=${stop}>
      <header>
        <h2 id="title">Panels and keys</h2>
        <button class="icon" aria-label="Close" title="Close (Escape)" @click=${() => this.#close()}>${icons.close}</button>
      </header>
      <h3>Beside the stage</h3>
      <div class="panels">
        ${panels.map(([panel, name]) => this.#box(panel, name))}
      </div>
      <h3>Keys</h3>
      <dl>${keys.map(keyRow)}</dl>
      <h3>In the panels</h3>
      <dl>${panelKeys.map(keyRow)}</dl>
    </dialog>`;
  }

  #box(panel: SidePanel, name: string) {
    const toggle = () => this.dispatchEvent(new CustomEvent<SidePanel>('toggle-panel', { detail: panel }));
    return html`<label><input type="checkbox" .checked=${!this.hiddenPanels.has(panel)} @change=${toggle} />${name}</label>`;
  }

  /** A click beside the dialog closes it. */
  readonly #dismiss = (event: MouseEvent): void => {
    if (event.target instanceof HTMLDialogElement) this.#close();
  };

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}

/** The player's keys rest while the dialog is open. */
function stop(event: Event): void {
  event.stopPropagation();
}

function keyRow([names, what]: readonly [string, string]) {
  const each = /^(Page|Ctrl|a )/.test(names) ? names.split(', ') : names.split(' ');
  return html`<dt>${each.map((name) => html`<kbd>${name}</kbd>`)}</dt><dd>${what}</dd>`;
}

customElements.define('fbf-view-menu', ViewMenu);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-view-menu': ViewMenu;
  }
}
