// The sentence that says what has just happened, and under it the two instructions that it stands between.

import { css, html, nothing } from 'lit';
import { instructionAt } from '../../engine/grain';
import { withMade } from '../../engine/made';
import type { Program, Snapshot, Span, Step } from '../../engine/types';
import { base } from '../../styles/base';
import { controls } from '../../styles/controls';
import { icons } from '../../styles/icons';
import { Panel } from '../panel';
import { instructionText } from '../whereabouts';

export class NarrationPanel extends Panel {
  static override properties = {
    program: { attribute: false },
    snapshot: { attribute: false },
    stopped: { attribute: false },
    veiled: { attribute: false },
    inside: { attribute: false },
  };
  declare program: Program | null;
  declare snapshot: Snapshot | null;
  /** Whether this is the last moment only because the run was not surveyed any further. */
  declare stopped: boolean;
  /** Whether what comes next is not to be told, since it is asked for. */
  declare veiled: boolean;

  /** Whether the moment is one within an instruction, so that none has just ended. */
  declare inside: boolean;

  constructor() {
    super();
    this.inside = false;
    this.program = null;
    this.snapshot = null;
    this.stopped = false;
    this.veiled = false;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .sentence {
        font: var(--narration-size, var(--t-lead)) / 1.35 var(--sans);
        letter-spacing: -0.1px;
        text-wrap: pretty;
      }
      .sentence code {
        font-weight: 600;
        font-size: 0.95em;
        overflow-wrap: anywhere;
      }
      .between {
        display: var(--between, flex);
        flex-wrap: wrap;
        gap: 0 28px;
        margin-top: 3px;
        font: var(--t-ui) / 22px var(--sans);
        color: var(--ink-2);
      }
      .between[hidden] {
        display: none;
      }
      .between > span {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        min-width: 0;
      }
      .between svg {
        color: var(--frame);
      }
      .between code {
        font-size: var(--t-code);
        color: var(--ink);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @container player (width < 700px) {
        .between {
          flex-wrap: nowrap;
          gap: 16px;
        }
        .hint,
        .between:has(.ended) > .ran {
          display: none;
        }
        .words {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      .raised,
      .raised svg,
      .unsupported,
      .unsupported svg {
        color: var(--bad);
        font-weight: 600;
      }
      .stopped {
        color: var(--ink);
        font-weight: 600;
      }
      .stopped button {
        white-space: nowrap;
        text-decoration: underline;
        text-underline-offset: 3px;
        padding: 5px 4px;
        min-height: 24px;
      }
      .finished svg {
        color: var(--ink);
      }
    `,
  ];

  protected override render() {
    const { snapshot } = this;
    if (this.program === null || snapshot === null) return nothing;
    const program = withMade(this.program, snapshot);
    const sentence = snapshot.step?.narration ?? beginning(program);
    return html`
      <p class="sentence" aria-live="polite" aria-atomic="true">${sentence.map(spanTemplate)}</p>
      <div class="between" ?hidden=${this.inside}>${snapshot.step === null ? nothing : this.#ran(program, snapshot.step)}${this.#next(program, snapshot)}${snapshot.step === null ? hint : nothing}</div>
    `;
  }

  #ran(program: Program, step: Step) {
    const listed = instructionAt(program, step);
    const text = instructionText(listed ?? { op: step.op, arg: step.arg, meaning: null });
    return html`<span class="ran">${icons.ran}<span class="words">just ran </span><code>${text}</code></span>`;
  }

  #next(program: Program, { moment }: Snapshot) {
    const { status, next, n } = moment;
    switch (status.type) {
      case 'finished':
        return html`<span class="ended finished">${icons.finished}The program has ended after ${n} instructions.</span>`;
      case 'raised':
        return html`<span class="ended raised" title=${status.message}>${icons.failed}The program has ended with an uncaught ${status.exception}.</span>`;
      case 'unsupported':
        return html`<span class="ended unsupported">${icons.failed}${status.message}</span>`;
      case 'waiting':
        return html`<span class="ended stopped">${icons.waits}Waiting for a line: <button @click=${this.#ask}>type it under Output</button></span>`;
      case 'running': {
        const listed = next === null ? undefined : instructionAt(program, next);
        const upcoming =
          listed === undefined || this.veiled
            ? nothing
            : html`<span>${icons.next}<span class="words">next </span><code>${instructionText(listed)}</code></span>`;
        return this.stopped ? html`${upcoming}${this.#offer(n)}` : upcoming;
      }
    }
  }

  readonly #ask = (): void => {
    this.dispatchEvent(new Event('ask'));
  };

  #offer(n: number) {
    const goOn = () => this.dispatchEvent(new Event('extend'));
    return html`<span class="ended stopped" role="status"
      >Stopped here: ${n.toLocaleString('en')} instructions have run and the program has not ended.
      <button @click=${goOn}>Run on</button></span
    >`;
  }
}

const hint = html`<span class="hint">Press play, or step with the right arrow key.</span>`;

function beginning({ listings }: Program): Span[] {
  const count = listings[0]?.instructions.length ?? 0;
  return [
    { text: 'Nothing has run yet: the frame of ', code: false },
    { text: '<module>', code: true },
    { text: ` is ready, and its code has ${count} instructions.`, code: false },
  ];
}

function spanTemplate({ text, code }: Span) {
  return code ? html`<code>${text}</code>` : text;
}

customElements.define('fbf-narration', NarrationPanel);
