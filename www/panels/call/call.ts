// What C code does in an instruction: the functions that it passes through, what each asks and does, and the counters.

import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { instructionAt } from '../../engine/grain';
import { withMade } from '../../engine/made';
import type { CStep, Program, Snapshot, Step } from '../../engine/types';
import { base } from '../../styles/base';
import { controls } from '../../styles/controls';
import { onResize } from '../resized';
import { showWithin } from '../scroll';
import { instructionText } from '../whereabouts';
import { addedBy, partsOf, type Station, stationsOf } from './stations';
import { countCSteps, type Inside } from './within';

export class CallPanel extends LitElement {
  static override properties = {
    program: { attribute: false },
    snapshot: { attribute: false },
    inside: { attribute: false },
    unfolded: { state: true },
  };
  declare program: Program | null;
  declare snapshot: Snapshot | null;
  declare inside: Inside | null;
  /** Whether the counters that are 0 are shown as well. */
  declare private unfolded: boolean;

  constructor() {
    super();
    onResize(this, () => this.#fit());
    this.unfolded = false;
    this.program = null;
    this.snapshot = null;
    this.inside = null;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        box-sizing: border-box;
        min-width: 0;
        min-height: 200px;
        --tall: 1;
        padding: 6px 28px 4px;
        border-bottom: 1px solid var(--line);
        font: var(--t-code) / 20px var(--mono);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 14px;
        font: var(--t-ui) / 24px var(--sans);
        color: var(--ink-2);
      }
      .head b {
        color: var(--ink);
      }
      .place {
        display: none;
      }
      /* What does not fit goes to a second line, which nobody sees: no counter is cut in the middle. */
      .counters {
        flex: 1 1 0;
        display: var(--counters, flex);
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 0 13px;
        height: 24px;
        overflow: hidden;
        margin: 0;
        padding: 0 2px;
        list-style: none;
        font: var(--t-code) / 24px var(--mono);
      }
      .counters.all {
        flex-basis: 100%;
        justify-content: flex-start;
        height: auto;
      }
      .counters:not(.all) .zero {
        display: none;
      }
      .counters button {
        min-height: 24px;
        font: var(--t-caption, 13px) / 24px var(--sans);
        color: var(--ink-2);
        text-decoration: underline dotted;
        text-underline-offset: 4px;
      }
      .counters button::after {
        content: attr(data-more);
        font-weight: 600;
      }
      .counters .added {
        padding: 1px 4px;
        border-radius: 3px;
        background: var(--mark);
        color: var(--ink);
        outline: 1.25px solid var(--mark-e);
        outline-offset: -1.25px;
      }
      .rail {
        display: flex;
        gap: 20px;
        margin-top: 6px;
      }
      .station {
        position: relative;
        flex: 1 0 auto;
        min-width: 100px;
      }
      .marks {
        display: flex;
        height: 16px;
        margin-right: -20px;
      }
      .station:last-child .marks {
        margin-right: 0;
      }
      .mark {
        position: relative;
        flex: 1 1 0;
      }
      .mark::before {
        content: '';
        position: absolute;
        top: 6.75px;
        left: 0;
        right: 0;
        border-top: 2.5px dotted var(--edge);
      }
      .mark.passed::before {
        border-top-style: solid;
        border-color: var(--ink);
      }
      .station:last-child .mark:last-child::before {
        right: auto;
        width: 8px;
      }
      .mark::after {
        content: '';
        position: absolute;
        top: 4.5px;
        left: 0;
        box-sizing: border-box;
        width: 7px;
        height: 7px;
        border: 1.75px solid var(--edge);
        border-radius: 50%;
        background: var(--paper);
      }
      .mark:first-child::after {
        top: 1.5px;
        width: 13px;
        height: 13px;
        border-width: 2.5px;
      }
      .mark.passed::after {
        border-color: var(--ink);
        background: var(--ink);
      }
      .mark.here::after {
        top: 0;
        left: -1px;
        width: 16px;
        height: 16px;
        border: 3px solid var(--ink);
        background: var(--mark);
      }
      h3 button {
        min-height: 24px;
        font: 600 var(--t-code) / 24px var(--mono);
        color: var(--ink-2);
        white-space: nowrap;
      }
      :is(.passed, .here) h3 button {
        color: var(--ink);
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .steps {
        height: 96px;
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
      :is(.step, h3 button):focus-visible {
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
      .current-step {
        flex: none;
        height: 22px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font: var(--t-code) / 22px var(--mono);
        color: var(--ink-2);
      }
      .current-step :is(b, .what) {
        margin-right: 6px;
        color: var(--ink);
      }
      .rail.rows + .current-step .short {
        display: none;
      }
      /* Where names alone fit, what a function asks shows when somebody points at it. */
      .names .steps {
        display: none;
      }
      .names .station:is(:hover, :focus-within) .steps {
        display: block;
        position: absolute;
        z-index: 5;
        top: 100%;
        left: 0;
        min-width: 100%;
        height: auto;
        max-height: 220px;
        margin: 0 -8px;
        padding: 4px 8px;
        background: var(--card);
        border: 1.25px solid var(--edge);
        border-radius: 4px;
      }
      .names .station:last-child:not(:first-child) .steps {
        left: auto;
        right: 0;
      }
      /* Where not even these fit, a mark for each step, and the name of the one that the reader is at. */
      .rail.dots {
        gap: 0;
      }
      .dots :is(.station, .marks) {
        display: contents;
      }
      .dots .mark {
        height: 16px;
      }
      .dots :is(h3, .steps) {
        display: none;
      }
      @container player (width < 1340px) {
        :host {
          min-height: 101px;
          padding: 4px 20px 4px;
          --tall: 0;
        }
        :is(.sys, .word) {
          display: none;
        }
        .counters {
          column-gap: 10px;
        }
      }
      @container player (height < 793px) {
        :host {
          min-height: 101px;
          --tall: 0;
        }
      }
      @container player (width < 700px) {
        :host {
          min-height: 123px;
          padding: 4px 16px 4px;
        }
        .place {
          display: inline;
        }
        .counters {
          flex: 0 0 100%;
          order: 1;
          justify-content: flex-start;
        }
        .current-step {
          height: 44px;
          white-space: normal;
          overflow-wrap: anywhere;
          display: -webkit-box;
          -webkit-box-orient: vertical;
          -webkit-line-clamp: 2;
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
      <div class="head">${this.#head(whole, taken)}${this.#counters(steps, taken)}</div>
      ${steps.length === 0 ? nothing : html`${this.#rail(steps, taken)}${currentStep(steps[taken - 1])}`}
    `;
  }

  #head(whole: Snapshot, taken: number) {
    const { step } = whole;
    if (step === null) return html`<span>No instruction has run yet.</span>`;
    const name = html`<code>${this.#name(whole, step)}</code>`;
    const count = countCSteps(whole);
    if (count === 0) return html`<span>${name} neither makes nor calls anything: it has no C steps.</span>`;
    return html`<span><span class="word">Inside </span><b>${name}</b></span><span class="place">C step <b>${taken}</b> of ${count}</span>`;
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
    const look = (from: number, to: number) => (taken > to ? 'passed' : taken >= from ? 'here' : 'ahead');
    return html`<div class="station ${look(first, last)}">
      <div class="marks" aria-hidden="true">${station.steps.map(({ number }) => html`<i class="mark ${look(number, number)}"></i>`)}</div>
      <h3><button title="To the first step of ${station.function}" @click=${() => this.#go(first)}>${station.function}</button></h3>
      <ol class="steps">${station.steps.map(({ number, step }) => this.#step(step, number, taken))}</ol>
    </div>`;
  }

  #step(step: CStep, number: number, taken: number) {
    const look = number === taken ? 'current' : number < taken ? 'taken' : '';
    return html`<li><button class="step ${look}" aria-current=${number === taken ? 'step' : nothing} title=${sentence(step)} @click=${() => this.#go(number)}>${step.what}${answer(step)}</button></li>`;
  }

  #go(number: number): void {
    this.dispatchEvent(new CustomEvent('c-step', { detail: number }));
  }

  #counters(steps: readonly CStep[], taken: number) {
    const added = addedBy(steps[taken - 1]);
    const stats = this.snapshot?.moment.callStats ?? [];
    const zeros = stats.filter(({ count }) => count === 0).length;
    return html`<ul class=${this.unfolded ? 'counters all' : 'counters'} aria-label="Call counters">
      <li class="name"><button aria-expanded=${this.unfolded} title="What sys.callstats() counts: ${stats.length} counters, ${zeros} of them at 0" @click=${() => this.#unfold()}><span class="sys">sys.</span>callstats()${zeros === stats.length ? ' all 0' : ''}</button></li>
      ${stats.map(({ counter, count }) => {
        const more = added.get(counter) ?? 0;
        return html`<li class=${count === 0 ? 'zero' : ''}>${counter} <b>${count}</b>${more > 0 ? html` <span class="added">+${more}</span>` : nothing}</li>`;
      })}
    </ul>`;
  }

  #unfold(): void {
    this.unfolded = !this.unfolded;
  }

  /** All rows where they fit, else the names of the functions, else a mark for each step: the same for all steps of an instruction. */
  #fit(): void {
    this.#countHidden();
    const rail = this.renderRoot.querySelector('.rail');
    if (rail === null) return;
    const isTall = getComputedStyle(this).getPropertyValue('--tall') === '1';
    for (const density of isTall ? ['rows', 'names', 'dots'] : ['names', 'dots']) {
      rail.className = `rail ${density}`;
      const end = rail.lastElementChild?.getBoundingClientRect().right ?? 0;
      if (density === 'dots' || end <= rail.getBoundingClientRect().right + 1) return;
    }
  }

  /** Says of how many counters the line has no room for. */
  #countHidden(): void {
    const [name, ...counters] = this.renderRoot.querySelectorAll<HTMLElement>('.counters li:not(.zero)');
    const hidden = counters.filter(({ offsetTop }) => offsetTop > (name?.offsetTop ?? 0)).length;
    name?.querySelector('button')?.setAttribute('data-more', hidden > 0 && !this.unfolded ? `, ${hidden} more` : '');
  }

  /** The current step is in view, however many there are. */
  protected override updated(_: PropertyValues): void {
    this.#fit();
    const current = this.renderRoot.querySelector('.current');
    showWithin(current?.closest('.steps') ?? null, current);
  }
}

/** What the current step does, or asks and is told. */
function currentStep(current: CStep | undefined) {
  if (current === undefined) return nothing;
  return html`<p class="current-step" title=${current.condition?.text ?? nothing}><span class="short"><b>${current.function}</b><span class="what">${current.what}</span></span>${answer(current)}${question(current)}</p>`;
}

function answer({ condition }: CStep) {
  return condition === null ? nothing : html` <b>${condition.holds ? 'yes' : 'no'}</b>`;
}

/** At most so many characters of a question stand in its line. */
const SHOWN_ASKED = 64;

/** What a step asks in C's words, with the values. */
function question({ condition }: CStep) {
  if (condition === null) return nothing;
  const [text, values] = partsOf(condition.text);
  // Where both are too long for a line, the values tell more.
  const asked = values === '' ? text : text.length + values.length < SHOWN_ASKED ? `${text}: ${values}` : values;
  return html`<span class="asked">${asked}</span>`;
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
