// What C code does in an instruction: the functions that it passes through, what each asks and does, and the counters.

import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { instructionAt } from '../../engine/grain';
import { withMade } from '../../engine/made';
import type { CStep, Program, Snapshot, Step } from '../../engine/types';
import { base } from '../../styles/base';
import { controls } from '../../styles/controls';
import { showWithin } from '../scroll';
import { instructionText } from '../whereabouts';
import { addedTo, partsOf, type Station, stationsOf } from './stations';
import { countCSteps, type Inside } from './within';

export class CallPanel extends LitElement {
  static override properties = {
    program: { attribute: false },
    snapshot: { attribute: false },
    inside: { attribute: false },
  };
  declare program: Program | null;
  declare snapshot: Snapshot | null;
  declare inside: Inside | null;

  constructor() {
    super();
    this.program = null;
    this.snapshot = null;
    this.inside = null;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
        min-height: 172px;
        padding: 8px 28px 6px;
        border-bottom: 1px solid var(--line);
        font: var(--t-code) / 20px var(--mono);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 14px;
        font: var(--t-ui) / 22px var(--sans);
        color: var(--ink-2);
      }
      .head b {
        color: var(--ink);
      }
      .counters {
        display: var(--counters, flex);
        flex-wrap: wrap;
        gap: 0 13px;
        margin: 6px 0 0;
        padding: 0;
        list-style: none;
        color: var(--ink-2);
      }
      .counters .name {
        font-family: var(--sans);
      }
      .counters b {
        color: var(--ink);
      }
      .counters .still b {
        font-weight: 400;
        color: inherit;
      }
      .counters .added {
        padding: 0 4px;
        border-radius: 3px;
        background: var(--mark);
        color: var(--ink);
        outline: 1.25px solid var(--mark-e);
      }
      .rail {
        display: flex;
        gap: 20px;
        overflow-x: auto;
        margin: 6px -8px 0;
        padding: 2px 8px 4px;
        scrollbar-width: thin;
      }
      .station {
        position: relative;
        flex: 1 0 auto;
        min-width: 116px;
        padding-top: 17px;
      }
      .station::before {
        content: '';
        position: absolute;
        top: 6px;
        left: 0;
        right: -20px;
        border-top: 2.5px dotted var(--edge);
      }
      .station:last-child::before {
        right: auto;
        width: 13px;
      }
      .station.passed::before {
        border-top: 2.5px solid var(--ink);
      }
      .station::after {
        content: '';
        position: absolute;
        top: 1px;
        left: 0;
        box-sizing: border-box;
        width: 13px;
        height: 13px;
        border: 2.5px solid var(--edge);
        border-radius: 50%;
        background: var(--paper);
      }
      .station.passed::after {
        border-color: var(--ink);
        background: var(--ink);
      }
      .station.here::after {
        border-color: var(--ink);
        background: var(--mark);
      }
      h3 {
        font: 600 var(--t-code) / 20px var(--mono);
        color: var(--ink-2);
        white-space: nowrap;
      }
      :is(.passed, .here) h3 {
        color: var(--ink);
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .rows {
        max-height: 96px;
        margin: 0 -4px;
        padding: 0 4px;
        overflow-y: auto;
        scrollbar-width: thin;
      }
      .step {
        display: flex;
        gap: 8px;
        width: calc(100% + 8px);
        min-height: 24px;
        margin: 0 -4px;
        padding: 2px 4px;
        border-radius: 3px;
        font: inherit;
        color: var(--ink-2);
        text-align: left;
        white-space: nowrap;
      }
      .step:hover {
        background: var(--band);
      }
      .step:focus-visible {
        outline-offset: -2.5px;
      }
      .step.taken {
        color: var(--ink);
      }
      .step.current {
        background: var(--mark);
        color: var(--ink);
        outline: 1.25px solid var(--mark-e);
        outline-offset: -1.25px;
      }
      .step.current:focus-visible {
        outline: 2.5px solid var(--focus);
        outline-offset: -2.5px;
      }
      .asked {
        flex: 1 1 200px;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font: var(--t-code) / 22px var(--mono);
      }
      @container player (width < 1340px) {
        :host {
          padding: 6px 20px 8px;
        }
      }
      @container player (height < 793px) {
        .rows {
          max-height: 72px;
        }
        :host {
          min-height: 0;
        }
      }
      @container player (width < 700px) {
        :host {
          padding: 4px 16px 6px;
        }
        .rows {
          max-height: 52px;
        }
      }
    `,
  ];

  protected override render() {
    const whole = this.inside?.whole ?? this.snapshot;
    if (this.program === null || this.snapshot === null || whole === null) return nothing;
    const steps = whole.step?.cSteps ?? [];
    const taken = this.inside?.taken ?? steps.length;
    return html`
      <div class="head">${this.#head(whole, taken)}${asked(steps[taken - 1])}</div>
      ${steps.length === 0 ? nothing : this.#rail(steps, taken)}
      ${this.#counters(steps, taken)}
    `;
  }

  #head(whole: Snapshot, taken: number) {
    const { step } = whole;
    if (step === null) return html`<span>No instruction has run yet.</span>`;
    const name = html`<code>${this.#name(whole, step)}</code>`;
    const count = countCSteps(whole);
    if (count === 0) return html`<span>${name} neither makes nor calls anything: it has no C steps to show.</span>`;
    return html`<span>Inside <b>${name}</b></span><span>C step <b>${taken}</b> of ${count}</span>`;
  }

  #name(whole: Snapshot, step: Step): string {
    const program = this.program === null ? undefined : withMade(this.program, whole);
    const listed = program === undefined ? undefined : instructionAt(program, step);
    return instructionText(listed ?? { op: step.op, arg: step.arg, meaning: null });
  }

  #rail(steps: readonly CStep[], taken: number) {
    return html`<div class="rail" role="group" aria-label="C functions">${stationsOf(steps).map((station) =>
      this.#station(station, taken),
    )}</div>`;
  }

  #station(station: Station, taken: number) {
    const first = station.steps[0]?.number ?? 0;
    const last = station.steps.at(-1)?.number ?? 0;
    const state = taken > last ? 'passed' : taken >= first ? 'here' : 'ahead';
    return html`<div class="station ${state}">
      <h3>${station.function}</h3>
      <ol class="rows">${station.steps.map(({ number, step }) => this.#step(step, number, taken))}</ol>
    </div>`;
  }

  #step(step: CStep, number: number, taken: number) {
    const look = number === taken ? 'current' : number < taken ? 'taken' : '';
    const go = () => this.dispatchEvent(new CustomEvent('c-step', { detail: number }));
    return html`<li><button class="step ${look}" aria-current=${number === taken ? 'step' : nothing} title=${sentence(step)} @click=${go}>${step.what}${
      step.condition === null ? nothing : html` <b>${step.condition.holds ? 'yes' : 'no'}</b>`
    }</button></li>`;
  }

  #counters(steps: readonly CStep[], taken: number) {
    const added = addedTo(steps, taken);
    const stats = this.snapshot?.moment.callStats ?? [];
    return html`<ul class="counters" aria-label="Call counters">
      <li class="name">sys.callstats()</li>
      ${stats.map(({ counter, count }) => {
        const more = added.get(counter) ?? 0;
        return html`<li class=${count === 0 ? 'still' : ''}>${counter} <b>${count}</b>${more > 0 ? html` <span class="added">+${more}</span>` : nothing}</li>`;
      })}
    </ul>`;
  }

  /** The current step is in view, however many there are. */
  protected override updated(_: PropertyValues): void {
    const current = this.renderRoot.querySelector('.current');
    for (const panel of ['.rows', '.rail']) showWithin(current?.closest(panel) ?? null, current);
  }
}

/** At most so many characters of a question stand in its line. */
const SHOWN_ASKED = 64;

/** What the current step asks, with the values, and what comes of it. */
function asked(current: CStep | undefined) {
  const condition = current?.condition ?? null;
  if (condition === null) return nothing;
  const [text, values] = partsOf(condition.text);
  // Where both are too long for a line, the values tell more.
  const question = values === '' ? text : text.length + values.length < SHOWN_ASKED ? `${text}: ${values}` : values;
  return html`<code class="asked" title=${text}>${question} <b>${condition.holds ? 'yes' : 'no'}</b></code>`;
}

function sentence({ narration }: CStep): string {
  return narration.map(({ text }) => text).join('');
}

customElements.define('fbf-call', CallPanel);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-call': CallPanel;
  }
}
