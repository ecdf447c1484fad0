// The row of controls: to start, back, play, step, to end; where we are; how far a step goes; how fast it plays.

import { css, html, nothing, type TemplateResult } from 'lit';
import type { StepGrain } from '../engine/grain';
import type { Goal } from '../engine/types';
import type { Inside } from '../panels/call/within';
import { Panel } from '../panels/panel';
import { base } from '../styles/base';
import { controls } from '../styles/controls';
import { icons } from '../styles/icons';
import type { ViewCommand } from '../tools';

/** What a press asks for; {@link TransportRow} fires `transport` with it. */
export type Command =
  | { do: 'toStart' | 'back' | 'toggle' | 'step' | 'toEnd' | 'stop' }
  /** The panels and keys; only the stage, or all panels. */
  | { do: 'help' | 'alone' | 'contrast' | ViewCommand }
  /** Through the speeds. */
  | { do: 'faster' | 'slower' }
  /** Where debuggers go; the panel of all these moves. */
  | { do: 'go'; goal: Exclude<Goal['type'], 'breakpoint'>; back: boolean }
  | { do: 'toBreak'; back: boolean }
  | { do: 'moves' }
  | { do: 'grain'; grain: StepGrain }
  | { do: 'speed'; speed: number };

const grains: [StepGrain, string][] = [
  ['cStep', 'C step'],
  ['instruction', 'Instruction'],
  ['line', 'Line'],
  ['call', 'Call'],
];

export const speeds = [0.5, 1, 2, 4];

/** The next speed up or down; the same at the ends. */
export function nextSpeed(speed: number, by: 1 | -1): number {
  return speeds[speeds.indexOf(speed) + by] ?? speed;
}

/** Where the reader is within an instruction, in words; empty between two. */
export function placeWithin(inside: Inside | null): string {
  return inside === null ? '' : `C step ${inside.taken} of ${inside.whole.step?.cSteps.length}`;
}

export class TransportRow extends Panel {
  static override properties = {
    moment: { attribute: false },
    length: { attribute: false },
    counting: { attribute: false },
    where: { attribute: false },
    inside: { attribute: false },
    playing: { attribute: false },
    grain: { attribute: false },
    speed: { attribute: false },
    compact: { type: Boolean, reflect: true },
  };
  declare moment: number;
  declare length: number;
  /** Whether the run is longer than what is known of it yet. */
  declare counting: boolean;
  declare where: string;
  /** The place within an instruction, if the moment is one. */
  declare inside: Inside | null;
  declare playing: boolean;
  declare grain: StepGrain;
  declare speed: number;
  /** Whether there are only the buttons and the number. */
  declare compact: boolean;

  constructor() {
    super();
    this.moment = 0;
    this.length = 0;
    this.counting = false;
    this.where = '';
    this.inside = null;
    this.playing = false;
    this.grain = 'instruction';
    this.speed = 1;
    this.compact = false;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px 20px;
        min-width: 0;
      }
      .buttons {
        display: flex;
        align-items: center;
        gap: 2px;
        margin-left: -11px;
      }
      .play {
        width: 42px;
        height: 42px;
        margin: 0 6px;
        border-radius: 50%;
        background: var(--ink);
        color: var(--paper);
      }
      .play:not([aria-disabled]):hover {
        background: var(--ink-2);
      }
      .play[aria-disabled] {
        background: var(--edge);
        color: var(--paper);
      }
      .play:focus-visible {
        border-radius: 50%;
      }
      .number {
        font: 600 18px/1 var(--sans);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .number .quiet {
        font-weight: 400;
      }
      /** Most runs are over before one could press it. */
      .stop {
        animation: later 1ms 0.5s backwards;
      }
      @keyframes later {
        from {
          visibility: hidden;
        }
      }
      .within {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .within::before {
        content: '·';
        margin: 0 8px 0 -12px;
        font-weight: 600;
      }
      .where {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--ink-2);
      }
      .space {
        flex: 1;
      }
      fieldset {
        display: flex;
        align-items: center;
        gap: 12px;
        margin: 0;
        padding: 0;
        border: 0;
        flex: none;
      }
      legend {
        float: left;
        padding: 0;
        white-space: nowrap;
        color: var(--ink-2);
      }
      .segments {
        display: flex;
        border: 1.25px solid var(--edge);
        border-radius: 6px;
      }
      label {
        position: relative;
        display: flex;
        align-items: center;
        height: 30px;
        padding: 0 12px;
        cursor: pointer;
      }
      label + label {
        border-left: 1.25px solid var(--edge);
      }
      label:first-child {
        border-radius: 4px 0 0 4px;
      }
      label:last-child {
        border-radius: 0 4px 4px 0;
      }
      label:hover {
        background: var(--band);
      }
      label:has(:checked) {
        background: var(--ink);
        color: var(--paper);
        font-weight: 600;
      }
      label input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      label:has(:focus-visible) {
        outline: 2.5px solid var(--focus);
        outline-offset: 2px;
        z-index: 1;
      }
      .short {
        display: none;
      }
      @media (pointer: coarse) {
        label {
          height: 40px;
        }
      }
      @container player (width < 960px) {
        fieldset {
          display: none;
        }
        .short {
          display: block;
        }
        .moves {
          display: none;
        }
      }
      @container player (width < 1100px) {
        .where {
          display: none;
        }
        :host {
          gap: 8px 16px;
        }
        legend {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      @container player (width < 700px) {
        :host {
          justify-content: space-between;
          gap: 4px;
        }
        .buttons {
          gap: 0;
          margin-left: -10px;
        }
        .play {
          margin: 0;
          width: 44px;
          height: 44px;
        }
        .icon:not(.play) {
          width: min(40px, 11cqw);
          height: 44px;
        }
        .space,
        .long,
        .help,
        .moves,
        .within,
        .speed {
          display: none;
        }
        .number {
          font-size: 15px;
        }
        select {
          height: 40px;
          min-width: 0;
          padding: 0 19px 0 5px;
          background-position:
            calc(100% - 10px) 55%,
            calc(100% - 5px) 55%;
          font-size: 13px;
        }
      }
      @container player (width < 360px) {
        .total {
          display: none;
        }
      }
      :host([compact]) :is(fieldset, .short, .speed, .moves, .help) {
        display: none;
      }
      @container player (width < 700px) {
        .large .total {
          display: none;
        }
      }
    `,
  ];

  protected override render() {
    const { moment, length } = this;
    const atStart = moment === 0;
    const atEnd = moment >= length && !this.counting;
    return html`
      <div class="buttons" role="group" aria-label="Playback">
        ${this.#button('toStart', 'To start', 'Home', icons.toStart, atStart)}
        ${this.#button('back', 'Back one step', '←', icons.back, atStart)}
        ${this.#button('toggle', this.playing ? 'Pause' : 'Play', 'Space', this.playing ? icons.pause : icons.play, length === 0, 'play')}
        ${this.#button('step', 'Step forward', '→', icons.step, atEnd)}
        ${this.#button('toEnd', 'To end', 'End', icons.toEnd, atEnd)}
      </div>
      <span class=${length < 1000 ? 'number' : 'number large'}
        ><span class="long">Step </span>${moment.toLocaleString('en')}
        <span class="total quiet">of ${length.toLocaleString('en')}${this.counting ? '…' : ''}</span></span
      >${this.counting ? html`<button class="button line stop" title="Run no further ahead; what is known stays" @click=${() => this.#send({ do: 'stop' })}>Stop</button>` : nothing}
      ${this.inside === null ? html`<span class="where">${this.where}</span>` : html`<span class="within">${placeWithin(this.inside)}</span>`}
      <span class="space"></span>
      <button class="button line moves" title="Step over, step out, next call, breakpoints … (g)" @click=${() => this.#send({ do: 'moves' })}>Go to …</button>
      <fieldset>
        <legend>Step by</legend>
        <div class="segments">${grains.map((grain) => this.#segment(grain))}</div>
      </fieldset>
      <select class="short" aria-label="Step by" @change=${this.#chooseGrain}>
        ${grains.map(([value, name]) => html`<option value=${value} ?selected=${value === this.grain}>${name}</option>`)}
        <option value="moves">Go to …</option>
      </select>
      <select class="speed" aria-label="Speed" title="Speed" @change=${this.#chooseSpeed}>
        ${speeds.map((speed) => html`<option value=${speed} ?selected=${speed === this.speed}>${speed}×</option>`)}
      </select>
      ${this.#button('help', 'Panels and keys', '?', icons.help, false, 'help')}
    `;
  }

  #button(
    command: 'toStart' | 'back' | 'toggle' | 'step' | 'toEnd' | 'help',
    name: string,
    key: string,
    icon: TemplateResult,
    disabled: boolean,
    extra = '',
  ): TemplateResult {
    // `aria-disabled` rather than `disabled`: a button that is pressed until the end keeps the focus. And a press counts
    // in any case: the moment on the page may be one that is just being left.
    const press = () => this.#send({ do: command });
    return html`<button class="icon ${extra}" aria-label=${name} title="${name} (${key})" aria-disabled=${disabled ? 'true' : nothing} @click=${press}>
      ${icon}
    </button>`;
  }

  #segment([value, name]: [StepGrain, string]): TemplateResult {
    return html`<label>
      <input type="radio" name="grain" value=${value} .checked=${value === this.grain} @change=${this.#chooseGrain} />${name}
    </label>`;
  }

  #chooseGrain(event: Event): void {
    if (chosenValue(event) === 'moves') {
      this.#send({ do: 'moves' });
      if (event.target instanceof HTMLSelectElement) event.target.value = this.grain;
    }
    const chosen = grains.find(([grain]) => grain === chosenValue(event));
    if (chosen !== undefined) this.#send({ do: 'grain', grain: chosen[0] });
  }

  #chooseSpeed(event: Event): void {
    this.#send({ do: 'speed', speed: Number(chosenValue(event)) });
  }

  #send(command: Command): void {
    this.dispatchEvent(new CustomEvent<Command>('transport', { detail: command }));
  }
}

function chosenValue({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}

customElements.define('fbf-transport', TransportRow);
