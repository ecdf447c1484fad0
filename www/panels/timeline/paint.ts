// Drawing the flame chart on its canvas.

import type { Timeline } from '../../engine/types';
import { zoomOf } from '../zoom';
import { type Bar, layoutBars, outline, ticks } from './layout';

/** The colours that the chart uses, by the names of their custom properties. */
export const paletteNames = ['paper', 'ink', 'ink-2', 'edge', 'frame', 'frame-t', 'bad'] as const;

type Palette = Record<(typeof paletteNames)[number], string>;

/** Space above the bars, for the number at the playhead. */
export const head = 22;

/** Space below the bars, for the axis where there is one. */
export function footOf(compact: boolean): number {
  return compact ? 6 : 24;
}

/** Draws the run with the playhead at `moment`; `compact`: without an axis. The canvas holds an element of each colour's class. */
export function paint(canvas: HTMLCanvasElement, timeline: Timeline, moment: number, compact: boolean): void {
  const zoom = zoomOf(canvas);
  const box = canvas.getBoundingClientRect();
  const [width, height] = [box.width / zoom, box.height / zoom];
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  const scale = devicePixelRatio * zoom;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);
  const painter = new Painter(context, readPalette(canvas), getComputedStyle(canvas), width, height - footOf(compact));
  painter.calls(timeline, moment);
  if (!compact) painter.axis(timeline.length);
  painter.playhead(timeline, moment);
}

function readPalette(canvas: HTMLCanvasElement): Palette {
  const colour = (name: string) => {
    const swatch = canvas.querySelector(`.${name}`);
    return swatch === null ? '' : getComputedStyle(swatch).color;
  };
  const entries = paletteNames.map((name) => [name, colour(name)] as const);
  return Object.fromEntries(entries) as Palette;
}

class Painter {
  readonly #context: CanvasRenderingContext2D;
  readonly #palette: Palette;
  readonly #style: CSSStyleDeclaration;
  readonly #width: number;

  /** Where the lowest bars stand. */
  readonly #base: number;

  constructor(
    context: CanvasRenderingContext2D,
    palette: Palette,
    style: CSSStyleDeclaration,
    width: number,
    base: number,
  ) {
    this.#context = context;
    this.#palette = palette;
    this.#style = style;
    this.#width = width;
    this.#base = base;
  }

  calls(timeline: Timeline, moment: number): void {
    const playhead = this.#x(moment, timeline.length);
    const height = this.#base - head;
    this.#outline(timeline, height);
    for (const bar of layoutBars(timeline.whole, this.#width, height)) this.#bar(bar, playhead);
  }

  /** Where there are more calls than bars. */
  #outline({ whole, callCount }: Timeline, height: number): void {
    if (callCount <= whole.calls.length) return;
    this.#context.globalAlpha = 0.25;
    this.#context.fillStyle = this.#palette.edge;
    for (const { left, right, height: top } of outline(whole, this.#width, height)) {
      this.#context.fillRect(left, this.#base - top, right - left, top);
    }
    this.#context.globalAlpha = 1;
  }

  #x(moment: number, length: number): number {
    return length === 0 ? 0 : (moment / length) * this.#width;
  }

  #font(family: 'mono' | 'sans', weight = 400): void {
    this.#context.font = `${weight} 13px ${this.#style.getPropertyValue(`--${family}`) || 'monospace'}`;
    this.#context.textBaseline = 'middle';
  }

  #bar(bar: Bar, playhead: number): void {
    const [context, palette] = [this.#context, this.#palette];
    const { call, left, right, height } = bar;
    const top = Math.round(this.#base - bar.bottom - height);
    context.fillStyle = palette['frame-t'];
    context.fillRect(left, top, Math.max(0, Math.min(playhead, right) - left), height);
    const colour = call.native ? palette.edge : palette.frame;
    if (right - left < 3 || height < 4) {
      context.fillStyle = colour;
      context.fillRect(left, top, Math.max(right - left - 0.5, 0.75), Math.min(height, 2));
      return;
    }
    context.strokeStyle = colour;
    context.lineWidth = 1.25;
    context.setLineDash(call.native ? [3, 2] : []);
    context.strokeRect(left + 0.6, top + 0.6, right - left - 1.2, height - 1.2);
    context.setLineDash([]);
    if (call.how === 'raise') {
      context.fillStyle = palette.bad;
      context.fillRect(right - 4, top, 4, height);
    }
    if (height >= 14) this.#name(bar, top);
  }

  #name({ call, left, right, height }: Bar, top: number): void {
    const context = this.#context;
    this.#font('mono');
    if (right - left < context.measureText(call.name.slice(0, 2)).width + 12) return;
    context.save();
    context.beginPath();
    context.rect(left, top, right - left - 4, height);
    context.clip();
    context.fillStyle = this.#palette.ink;
    context.fillText(call.name, left + 8, top + height / 2 + 0.5);
    context.restore();
  }

  axis(length: number): void {
    const [context, palette, width, base] = [this.#context, this.#palette, this.#width, this.#base];
    this.#font('sans');
    context.fillStyle = palette['ink-2'];
    for (const moment of ticks(length, width, 64)) {
      const x = Math.min(Math.max(this.#x(moment, length), 0.6), width - 1.2);
      context.save();
      context.fillStyle = palette.edge;
      context.fillRect(x - 0.6, base + 4, 1.25, 16);
      context.restore();
      const text = moment.toLocaleString('en');
      const fits = x + 6 + context.measureText(text).width <= width;
      context.textAlign = fits ? 'left' : 'right';
      context.fillText(text, fits ? x + 6 : x - 6, base + 13);
    }
    context.textAlign = 'left';
  }

  playhead({ length }: Timeline, moment: number): void {
    const [context, palette, width, base] = [this.#context, this.#palette, this.#width, this.#base];
    const x = this.#x(moment, length);
    const number = moment.toLocaleString('en');
    context.fillStyle = palette.ink;
    context.fillRect(Math.min(Math.max(x - 1, 0), width - 2), 16, 2, base - 12);
    this.#font('mono', 600);
    const tag = context.measureText(number).width + 12;
    const left = Math.min(Math.max(x - tag / 2, 0), width - tag);
    context.beginPath();
    context.roundRect(left, 0, tag, 20, 3);
    context.fill();
    context.fillStyle = palette.paper;
    context.fillText(number, left + 6, 10.5);
  }
}
