// Parts of the player that are not worth an element of their own: the notice of what went wrong, and the choice of panes.

import { html, nothing } from 'lit';
import { icons } from '../styles/icons';
import type { Pane } from './view';

const paneNames: Record<Pane, string> = {
  source: 'Source',
  bytecode: 'Bytecode',
  frames: 'Frames',
  objects: 'Objects',
  output: 'Output',
};

/** What went wrong, in a sentence; null: nothing. */
export function notice(error: string | null, dismiss: () => void) {
  return html`<div class="notice" part="notice" role="alert" ?hidden=${error === null}>
    <span>${error}</span>
    ${
      error === null
        ? nothing
        : html`<button class="icon" aria-label="Dismiss" title="Dismiss" @click=${dismiss}>${icons.close}</button>`
    }
  </div>`;
}

/** The choice of panes, where only one has room. */
export interface Tabs {
  readonly panes: readonly Pane[];
  /** The one that is shown. */
  readonly pane: Pane;
  /** One that holds something new; null: none does. */
  readonly news: Pane | null;
  /** What a screen reader hears of the choice: a landmark of the page, or not. */
  readonly role: string;
  readonly show: (pane: Pane) => void;
}

export function tabs({ panes, pane, news, role, show }: Tabs) {
  const dot = html`<span class="dot"><span class="unseen">, new</span></span>`;
  return html`<div class="tabs" role=${role} aria-label="Panes">${panes.map(
    (one) =>
      html`<button aria-current=${one === pane ? 'true' : nothing} @click=${() => show(one)}>${paneNames[one]}${
        one === news && one !== pane ? dot : nothing
      }</button>`,
  )}</div>`;
}
