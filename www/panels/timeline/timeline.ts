// The run as a flame chart, and over it a real range input: the chart is what it looks like, the input is what it does.

import { css, html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import type { Timeline } from '../../engine/types';
import { base } from '../../styles/base';
import { chartHeight, depthOf } from './layout';
import { footOf, head, paint, paletteNames } from './paint';

export class TimelinePanel extends LitElement {
  static override properties = {
    timeline: { attribute: false },
    moment: { attribute: false },
    words: { attribute: false },
    theme: { attribute: false },
    compact: { attribute: false },
  };
  declare timeline: Timeline | null;
  declare moment: number;
  /** What a screen reader says for the slider's value. */
  declare words: string;
  /** Only so that a change of it draws anew. */
  declare theme: string;
  /** Without the axis. */
  declare compact: boolean;
  readonly #resized = new ResizeObserver(() => this.#paint());
  readonly #media = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) => matchMedia(query));

  constructor() {
    super();
    this.timeline = null;
    this.moment = 0;
    this.words = '';
    this.theme = '';
    this.compact = false;
  }

  static override styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
      /** The canvas reads its colours from what is inside of it. */
      ${unsafeCSS(paletteNames.map((name) => `.${name} { color: var(--${name}); }`).join('\n'))}
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        appearance: none;
        background: none;
        cursor: ew-resize;
      }
      input::-webkit-slider-runnable-track {
        height: 100%;
        background: none;
      }
      input::-webkit-slider-thumb {
        appearance: none;
        width: 1px;
        height: 100%;
        background: none;
      }
      input::-moz-range-track {
        height: 100%;
        background: none;
      }
      input::-moz-range-thumb {
        width: 1px;
        height: 100%;
        border: 0;
        background: none;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    for (const query of this.#media) query.addEventListener('change', this.#paint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    for (const query of this.#media) query.removeEventListener('change', this.#paint);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('timeline') && !changed.has('compact')) return;
    const depth = this.timeline === null ? 1 : depthOf(this.timeline.whole);
    this.style.setProperty('height', `${chartHeight(depth) + head + footOf(this.compact)}px`);
  }

  protected override updated(): void {
    this.#paint();
  }

  protected override render() {
    const length = this.timeline?.length ?? 0;
    return html`<canvas aria-hidden="true">${paletteNames.map((name) => html`<i class=${name}></i>`)}</canvas>
      <input
        type="range"
        aria-label="Step of the run"
        aria-valuetext=${this.words}
        min="0"
        max=${length}
        step="1"
        ?disabled=${length === 0}
        .value=${String(this.moment)}
        @input=${this.#slide}
      />`;
  }

  #slide(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.dispatchEvent(new CustomEvent('seek', { detail: Number(event.target.value) }));
  }

  readonly #paint = (): void => {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas !== null && this.timeline !== null) paint(canvas, this.timeline, this.moment, this.compact);
  };
}

customElements.define('fbf-timeline', TimelinePanel);
