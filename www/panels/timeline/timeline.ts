// The run as a flame chart, and over it a real range input: the chart is what it looks like, the input is what it does.

import { css, html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { Timeline, TimelinePart } from '../../engine/types';
import { base } from '../../styles/base';
import type { Inside } from '../call/within';
import { Panel } from '../panel';
import { onResize } from '../resized';
import { afterLayout } from '../scroll';
import { chartHeight, depthOf } from './layout';
import { footOf, head, paint, paletteNames } from './paint';
import { following, moved, type Span, zoomed } from './span';

export class TimelinePanel extends Panel {
  static override properties = {
    timeline: { attribute: false },
    moment: { attribute: false },
    inside: { attribute: false },
    words: { attribute: false },
    theme: { attribute: false },
    compact: { attribute: false },
    ask: { attribute: false },
    span: { attribute: false },
    zooms: { attribute: false },
  };
  declare timeline: Timeline | null;
  declare moment: number;
  /** The place within an instruction, if the moment is one: the playhead stands between two moments then. */
  declare inside: Inside | null;
  /** What a screen reader says for the slider's value. */
  declare words: string;
  /** Only so that a change of it draws anew. */
  declare theme: string;
  /** Without the axis. */
  declare compact: boolean;
  /** What is seen of the run between two moments; null while the reader may not look closer than at the whole. */
  declare ask: ((from: number, to: number, columns: number) => Promise<TimelinePart>) | null;
  /** The part of the run that the chart shows; null for all of it. */
  declare span: Span | null;
  /** Whether there is what zooms it. */
  declare zooms: boolean;
  /** Two fingers are on the chart, and none of them slides the playhead. */
  pinched = false;
  /** The calls of that part, once they are known. */
  #part: TimelinePart | null = null;
  readonly #media = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) => matchMedia(query));

  constructor() {
    super();
    onResize(this, () => this.#paint());
    this.timeline = null;
    this.moment = 0;
    this.inside = null;
    this.words = '';
    this.theme = '';
    this.compact = false;
    this.ask = null;
    this.span = null;
    this.zooms = false;
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
        touch-action: pan-y;
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
    for (const query of this.#media) query.addEventListener('change', this.#paint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const query of this.#media) query.removeEventListener('change', this.#paint);
  }

  /** Shows a part that is so many times as long, with a moment where it is. */
  zoom(times: number, at: number): void {
    this.span = zoomed(this.span ?? { from: 0, to: this.#length }, times, at, this.#length);
  }

  /** Shows what lies so many pixels farther on. */
  pan(pixels: number): void {
    if (this.span === null) return;
    const { from, to } = this.span;
    this.span = moved(this.span, (pixels / this.getBoundingClientRect().width) * (to - from), this.#length);
  }

  /** The moment at a place on the screen. */
  momentAt(clientX: number): number {
    const { left, width } = this.getBoundingClientRect();
    const { from, to } = this.span ?? { from: 0, to: this.#length };
    return from + Math.min(Math.max((clientX - left) / width, 0), 1) * (to - from);
  }

  get #length(): number {
    return this.timeline?.length ?? 0;
  }

  /** Asks for the calls of the part, unless another part is shown by then. */
  #look(): void {
    const { span, ask } = this;
    if (span === null || ask === null) return;
    ask(span.from, span.to, Math.ceil(this.getBoundingClientRect().width)).then(
      (part) => {
        if (this.span !== span) return;
        this.#part = part;
        this.#paint();
      },
      // The calls that are known of the whole run are shown.
      () => {},
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.span !== null && this.span.to > this.#length) this.span = null;
    if (this.span !== null && changed.has('moment')) this.span = following(this.span, this.moment, this.#length);
    if (changed.has('span') || changed.has('timeline') || changed.has('ask')) {
      this.#part = null;
      this.#look();
    }
    if (!changed.has('timeline') && !changed.has('compact')) return;
    const depth = this.timeline === null ? 1 : depthOf(this.timeline.whole);
    this.style.setProperty('height', `${chartHeight(depth, this.compact) + head + footOf(this.compact)}px`);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('timeline') && this.timeline !== null && !this.zooms) void this.#loadTools();
    afterLayout(this.#paint);
  }

  /** Without them the chart shows the whole run. They are asked for once there is a run. */
  async #loadTools(): Promise<void> {
    const tools = await import('../../tools').catch(() => null);
    if (tools === null || this.zooms) return;
    tools.attachChart(this);
    this.zooms = true;
  }

  protected override render() {
    const { from, to } = this.span ?? { from: 0, to: this.#length };
    return html`<canvas aria-hidden="true">${paletteNames.map((name) => html`<i class=${name}></i>`)}</canvas>
      <input
        type="range"
        aria-label="Step of the run"
        aria-valuetext=${this.words}
        aria-keyshortcuts=${this.zooms ? 'z Shift+Z 0' : nothing}
        min=${from}
        max=${to}
        step="1"
        ?disabled=${to === 0}
        .value=${String(this.moment)}
        @input=${this.#slide}
      />`;
  }

  #slide(event: Event): void {
    if (!(event.target instanceof HTMLInputElement) || this.pinched) return;
    this.dispatchEvent(new CustomEvent('seek', { detail: Number(event.target.value) }));
  }

  readonly #paint = (): void => {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas === null || this.timeline === null) return;
    const { whole } = this.timeline;
    // Until the part's own calls are there, those of the whole run stand for them.
    const part = this.span === null ? whole : (this.#part ?? { ...whole, ...this.span, depths: [] });
    paint(canvas, this.timeline, part, placeOf(this.moment, this.inside), this.compact);
  };
}

/** Where the playhead stands. */
function placeOf(moment: number, inside: Inside | null): number {
  return inside === null ? moment : inside.before.moment.n + inside.taken / (inside.whole.step?.cSteps.length ?? 1);
}

customElements.define('fbf-timeline', TimelinePanel);
