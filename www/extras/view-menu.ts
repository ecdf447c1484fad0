// What is shown, how, and which key does what: a dialog over the player. Loaded when a reader first asks.

import { css, html, nothing } from 'lit';
import type { FrameByFrame } from '../player/player';
import type { Command } from '../player/transport';
import type { SidePanel } from '../player/view';
import { expectedSize, inWords, saveFile } from '../saved/save';
import { Dialog } from '../tools/dialog';
import { type Format, savePicture } from './picture';

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
  ['1 2 3 4', 'step by instruction, line, call, C step'],
  ['+ −', 'play faster, slower'],
  ['PgUp PgDn', 'back, forward, for a clicker'],
  ['o u c', 'step over, step out, next call'],
  ['a x b', 'next time on this line, exception, breakpoint'],
  ['Shift', 'with one of these six: back'],
  ['g', 'all these, and to step N'],
];

const viewKeys: readonly [string, string][] = [
  ['\\', 'only the stage, or all panels'],
  ['[ ]', 'smaller, larger text'],
  ['z Z 0', 'zoom the stage, or the timeline: in, out, usual size'],
  ['p', 'present: larger, on the whole screen'],
  ['?', 'this list'],
];

const panelKeys: readonly [string, string][] = [
  ['↑ ↓', 'from line to line, in source and bytecode'],
  ['F9', 'a breakpoint there, or none'],
  ['a letter', 'edit the source there'],
  ['Ctrl Enter', 'done with editing'],
  ['Esc', 'leave the editor'],
  ['Tab', 'from card to card: each shows its links'],
  ['n', 'in a lesson, to the next note or question'],
  ['a … f', 'in a lesson, to answer a question'],
  ['Enter', 'on a card: all fields of its C struct'],
];

export class ViewMenu extends Dialog {
  static override properties = {
    hiddenPanels: { attribute: false },
    player: { attribute: false },
    changes: { state: true },
    saved: { state: true },
  };
  declare player: FrameByFrame | null;
  /** Counts what was changed here, since the player is no value that changes. */
  declare private changes: number;
  /** What became of the last saving, in a sentence. */
  declare private saved: string;
  /** The panels that are not shown. */
  declare hiddenPanels: ReadonlySet<SidePanel>;

  constructor() {
    super();
    this.hiddenPanels = new Set();
    this.player = null;
    this.changes = 0;
    this.saved = '';
  }

  static override styles = [
    ...Dialog.styles,
    css`
      dialog {
        width: min(900px, calc(100vw - 24px));
      }
      h3 {
        margin: 14px 0 6px;
        font-weight: 600;
      }
      .size {
        min-width: 4ch;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      .group {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(370px, 100%), 1fr));
        gap: 0 32px;
      }
      .panels {
        display: flex;
        align-items: center;
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
        grid-template-columns: 132px 1fr;
        gap: 4px 16px;
        margin: 0;
      }
      dt {
        display: flex;
        gap: 4px;
        align-items: start;
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
    this.saved = '';
    void this.show();
  }

  protected override content() {
    return html`${this.head('Panels and keys')}
      <h3>Beside the stage</h3>
      <div class="panels">
        ${panels.map(([panel, name]) => this.#box(panel, name))}
      </div>
      <h3>Look</h3>
      <div class="panels">${this.#look()}</div>
      <h3>This moment as a picture</h3>
      <div class="panels">${this.#saver('svg', 'SVG, for print and the web')}${this.#saver('png', 'PNG, for slides')}</div>
      <h3>All of it as one HTML file</h3>
      <div class="panels">${this.#keeper()}</div>
      <div class="columns">
        <div>
          <h3>Steps</h3>
          <dl>${keys.map(keyRow)}</dl>
        </div>
        <div>
          <h3>View</h3>
          <dl>${viewKeys.map(keyRow)}</dl>
          <h3>In the panels</h3>
          <dl>${panelKeys.map(keyRow)}</dl>
        </div>
      </div>`;
  }

  #look() {
    const { player } = this;
    if (player === null) return nothing;
    return html`
      <label><input type="checkbox" .checked=${player.contrast === 'more'} @change=${() => this.#send({ do: 'contrast' })} />High contrast</label>
      <span class="group" role="group" aria-label="Text size">Text
        <button class="icon" aria-label="Smaller text" title="Smaller text ([)" @click=${() => this.#send({ do: 'smaller' })}>−</button>
        <output class="size">${Math.round(player.textSize * 100)} %</output>
        <button class="icon" aria-label="Larger text" title="Larger text (])" @click=${() => this.#send({ do: 'larger' })}>+</button>
      </span>
      <button class="button line" title="Larger, and on the whole screen (p); Escape ends it" @click=${() => this.#present()}>Present</button>
    `;
  }

  #present(): void {
    this.close();
    this.#send({ do: 'present' });
  }

  #send(command: Command): void {
    this.dispatchEvent(new CustomEvent<Command>('transport', { detail: command }));
    import('../tools')
      .then(() => {
        this.changes += 1;
      })
      .catch(() => {});
  }

  #saver(format: Format, words: string) {
    const save = () => {
      if (this.player !== null) void savePicture(this.player, format);
    };
    return html`<button class="button line" @click=${save}>${words}</button>`;
  }

  #keeper() {
    if (this.player === null) return nothing;
    const usual = `${inWords(expectedSize(this.player))}: opens by a double click, plays without a network`;
    return html`<button class="button line" @click=${() => void this.#keep()}>Save as one file</button>
      <span role="status">${this.saved || usual}</span>`;
  }

  async #keep(): Promise<void> {
    if (this.player === null) return;
    this.saved = 'Saving…';
    try {
      const file = await saveFile(this.player);
      this.saved = file === null ? 'There is no program yet.' : `Saved as ${file.name}: ${inWords(file.size)}`;
    } catch (error) {
      this.saved = error instanceof Error ? error.message : String(error);
    }
  }

  #box(panel: SidePanel, name: string) {
    const toggle = () => this.dispatchEvent(new CustomEvent<SidePanel>('toggle-panel', { detail: panel }));
    return html`<label><input type="checkbox" .checked=${!this.hiddenPanels.has(panel)} @change=${toggle} />${name}</label>`;
  }
}

function keyRow([names, what]: readonly [string, string]) {
  const each = /^(Ctrl |a letter)/.test(names) ? names.split(', ') : names.split(' ');
  return html`<dt>${each.map((name) => html`<kbd>${name}</kbd>`)}</dt><dd>${what}</dd>`;
}

customElements.define('fbf-view-menu', ViewMenu);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-view-menu': ViewMenu;
  }
}
