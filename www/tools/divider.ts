// The line between the panels at the left and the stage: it can be dragged, and moved by the arrow keys.

import { css, html, LitElement } from 'lit';
import { zoomOf } from '../panels/zoom';

/** How wide the panels at the left may be, in CSS pixels. */
const widths = { least: 240, most: 720 };
const keyStep = 24;

/** Fires `resize` with the width that the reader wants for what is left of it; null asks for the usual one. */
export class Divider extends LitElement {
  static override styles = css`
    :host {
      position: relative;
      z-index: 3;
      width: 0;
    }
    div {
      position: absolute;
      inset: 0 -6px;
      cursor: col-resize;
      touch-action: none;
    }
    div:is(:hover, :focus-visible)::after {
      content: '';
      position: absolute;
      inset: 0 5px;
      background: var(--edge);
    }
    div:focus-visible {
      outline: none;
    }
    div:focus-visible::after {
      background: var(--focus);
    }
  `;

  protected override render() {
    return html`<div role="separator" aria-orientation="vertical" aria-label="Width of the panels" aria-valuemin=${widths.least} aria-valuemax=${widths.most} aria-valuenow=${this.#width} tabindex="0" title="Drag to resize; double click for the usual width" @pointerdown=${this.#grab} @pointermove=${this.#drag} @dblclick=${() => this.#ask(null)} @keydown=${this.#key}></div>`;
  }

  /** Where it stands, from the player's left edge. */
  get #width(): number {
    return this.offsetLeft;
  }

  readonly #grab = (event: PointerEvent): void => {
    if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
  };

  readonly #drag = (event: PointerEvent): void => {
    const grabbed = event.currentTarget instanceof Element && event.currentTarget.hasPointerCapture(event.pointerId);
    const left = this.parentElement?.getBoundingClientRect().left ?? 0;
    if (grabbed) this.#ask((event.clientX - left) / zoomOf(this));
  };

  readonly #key = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.#ask(this.#width + by);
  };

  #ask(width: number | null): void {
    const detail = width === null ? null : Math.round(Math.max(widths.least, Math.min(widths.most, width)));
    this.dispatchEvent(new CustomEvent<number | null>('resize', { detail }));
    this.requestUpdate();
  }
}

customElements.define('fbf-divider', Divider);
