// All the ways to another moment, as debuggers have them: a panel over the stage. Loaded when a reader first asks.

import { css, html, LitElement } from 'lit';
import type { Breakpoint } from '../engine/types';
import type { Command } from '../player/transport';
import { base } from '../styles/base';
import { controls } from '../styles/controls';
import { icons } from '../styles/icons';

type Goal = Extract<Command, { do: 'go' }>['goal'];

const moves: readonly { goal: Goal | 'breakpoint'; name: string; what: string; key: string }[] = [
  { goal: 'over', name: 'Step over', what: 'to the next line of this frame, past its calls', key: 'o' },
  { goal: 'out', name: 'Step out', what: 'until this frame has returned', key: 'u' },
  { goal: 'call', name: 'Call', what: 'to where a function’s frame begins', key: 'c' },
  { goal: 'again', name: 'This line', what: 'to where this line begins once more', key: 'a' },
  { goal: 'exception', name: 'Exception', what: 'to the step that raises one', key: 'x' },
  { goal: 'breakpoint', name: 'Breakpoint', what: 'to where a breakpoint is met', key: 'b' },
];

export class MovesPanel extends LitElement {
  static override properties = {
    moment: { attribute: false },
    length: { attribute: false },
    breakpoints: { attribute: false },
  };
  declare moment: number;
  declare length: number;
  declare breakpoints: readonly Breakpoint[];

  constructor() {
    super();
    this.moment = 0;
    this.length = 0;
    this.breakpoints = [];
  }

  static override styles = [
    base,
    controls,
    css`
      .panel {
        position: fixed;
        inset: auto 24px 80px auto;
        width: min(460px, calc(100vw - 24px));
        max-height: calc(100dvh - 100px);
        margin: 0;
        padding: 14px 18px 16px;
        border: 1.25px solid var(--edge);
        border-radius: 8px;
        background: var(--card);
        color: var(--ink);
        font: var(--t-ui) / 1.35 var(--sans);
        box-shadow: 0 8px 40px var(--shadow);
        overflow: auto;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin: -6px -8px 4px 0;
      }
      h2 {
        font: 600 16px / 1.4 var(--serif);
      }
      .move {
        display: grid;
        grid-template-columns: 40px 1fr 26px 40px;
        align-items: center;
        gap: 0 6px;
        min-height: 42px;
        border-top: 1px solid var(--line);
      }
      b {
        display: block;
        font-weight: 600;
      }
      kbd {
        justify-self: center;
        min-width: 24px;
        text-align: center;
        border: 1.25px solid var(--edge);
        border-bottom-width: 2.5px;
        border-radius: 4px;
        background: var(--paper);
        font: var(--t-code) / 20px var(--mono);
      }
      form {
        display: flex;
        align-items: center;
        gap: 8px;
        padding-top: 10px;
        border-top: 1px solid var(--line);
      }
      input {
        width: 10ch;
        height: 32px;
        padding: 0 8px;
        border: 1.25px solid var(--edge);
        border-radius: 6px;
        background: var(--paper);
        color: var(--ink);
        font: inherit;
      }
      .list:not([hidden]) {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        padding: 4px 0 8px 46px;
      }
      .list .button {
        height: 28px;
        font-family: var(--mono);
        font-size: var(--t-code);
      }
      @media (max-width: 699px) {
        .panel {
          inset: auto 12px 150px 12px;
          width: auto;
        }
        kbd {
          visibility: hidden;
        }
        input,
        .list .button {
          height: 40px;
        }
      }
    `,
  ];

  open(): void {
    void this.updateComplete.then(() => {
      const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
      panel?.showPopover();
      // A finger would get a keyboard over half of the screen.
      const first = matchMedia('(pointer: fine)').matches ? 'input' : 'button';
      this.renderRoot.querySelector<HTMLElement>(first)?.focus();
    });
  }

  protected override render() {
    return html`<div class="panel" popover role="dialog" aria-labelledby="title">
      <div class="head">
        <h2 id="title">Go to</h2>
        <button class="icon" aria-label="Close" title="Close (Escape)" @click=${() => this.#close()}>${icons.close}</button>
      </div>
      ${moves.map(({ goal, name, what, key }) => {
        const go = (back: boolean) =>
          this.#send(goal === 'breakpoint' ? { do: 'toBreak', back } : { do: 'go', goal, back });
        return html`<div class="move">
          <button class="icon" aria-label="${name}, back" title="${name}, back (Shift ${key})" @click=${() => go(true)}>${icons.back}</button>
          <span><b>${name}</b><span class="quiet">${what}</span></span>
          <kbd>${key}</kbd>
          <button class="icon" aria-label=${name} title="${name} (${key})" @click=${() => go(false)}>${icons.step}</button>
        </div>`;
      })}
      ${this.#list()}
      <form novalidate @submit=${this.#seek}>
        <label for="step">Step</label>
        <input id="step" type="number" inputmode="numeric" min="0" max=${this.length} .value=${String(this.moment)} />
        <span class="quiet">of ${this.length.toLocaleString('en')}</span>
        <button class="button line">Go</button>
      </form>
    </div>`;
  }

  /** The breakpoints that there are: a press takes one away. */
  #list() {
    const remove = (detail: Breakpoint) => this.dispatchEvent(new CustomEvent('fbf-break', { detail }));
    return html`<div class="list" ?hidden=${this.breakpoints.length === 0}>${this.breakpoints.map(
      (place) =>
        html`<button class="button line" title="Take this breakpoint away" @click=${() => remove(place)}>${nameOf(place)} ${icons.close}</button>`,
    )}</div>`;
  }

  readonly #seek = (event: Event): void => {
    event.preventDefault();
    // A number beyond the run means its end. The browser would refuse it, in the console when the field is out of sight.
    const wanted = Math.round(Number(this.renderRoot.querySelector('input')?.value)) || 0;
    const n = Math.min(Math.max(wanted, 0), this.length);
    this.dispatchEvent(new CustomEvent<number>('seek', { detail: n }));
    this.#close();
  };

  #send(command: Command): void {
    this.dispatchEvent(new CustomEvent<Command>('transport', { detail: command }));
  }

  #close(): void {
    this.renderRoot.querySelector<HTMLElement>('.panel')?.hidePopover();
  }
}

function nameOf(place: Breakpoint): string {
  switch (place.type) {
    case 'fileLine':
      return `${place.file}:${place.line}`;
    case 'line':
      return `line ${place.line}`;
    case 'instruction':
      return `instruction ${place.offset}`;
  }
}

customElements.define('fbf-moves', MovesPanel);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-moves': MovesPanel;
  }
}
