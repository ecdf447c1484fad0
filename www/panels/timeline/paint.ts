// Drawing the flame chart on its canvas.

import type { Timeline, TimelinePart } from '../../engine/types';
import { zoomOf } from '../zoom';
import { type Bar, depthOf, layoutBars, outline, ticks } from './layout';

/** The colours that the chart uses, by the names of their custom properties. */
export const paletteNames = ['paper', 'ink', 'ink-2', 'edge', 'frame', 'frame-t', 'bad'] as const;

type Palette = Record<(typeof paletteNames)[number], string>;

/** Space above the bars, for the number at the playhead. */
export const head = 22;

/** Space below the bars, for the axis where there is one. */
export function footOf(compact: boolean): number {
  return compact ? 6 : 24;
}

/**
 * Draws a part of the run with the playhead at `moment`, which may lie within an instruction; `compact`: without an axis. The canvas holds an element of each
 * colour's class.
 */
export function paint(
  canvas: HTMLCanvasElement,
  timeline: Timeline,
  part: TimelinePart,
  moment: number,
  compact: boolean,
): void {
  const zoom = zoomOf(canvas);
  const box = canvas.getBoundingClientRect();
  const [width, height] = [box.width / zoom, box.height / zoom];
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  const scale = devicePixelRatio * zoom;
  const [pixels, rows] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== pixels) canvas.width = pixels;
  if (canvas.height !== rows) canvas.height = rows;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const base = height - footOf(compact);
  const painter = new Painter(context, readPalette(canvas), getComputedStyle(canvas), part, width, base);
  painter.calls(timeline, moment);
  if (!compact) painter.axis();
  painter.playhead(moment);
  if (part.to - part.from < timeline.length) painter.place(timeline.length, height);
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
  readonly #part: TimelinePart;
  readonly #width: number;

  /** Where the lowest bars stand. */
  readonly #base: number;

  constructor(
    context: CanvasRenderingContext2D,
    palette: Palette,
    style: CSSStyleDeclaration,
    part: TimelinePart,
    width: number,
    base: number,
  ) {
    this.#context = context;
    this.#palette = palette;
    this.#style = style;
    this.#part = part;
    this.#width = width;
    this.#base = base;
  }

  calls(timeline: Timeline, moment: number): void {
    const playhead = this.#x(moment);
    const height = this.#base - head;
    // A row is as high in each part as in the whole.
    const depth = depthOf(timeline.whole);
    this.#outline(timeline, depth, height);
    for (const bar of layoutBars(this.#part, depth, this.#width, height)) this.#bar(bar, playhead);
  }

  /** Where there are more calls than bars. */
  #outline({ callCount }: Timeline, depth: number, height: number): void {
    const { calls, depths, from, to } = this.#part;
    // Where a column is not even a moment, each call has its bar.
    if (callCount <= calls.length || to - from <= depths.length) return;
    this.#context.globalAlpha = 0.25;
    this.#context.fillStyle = this.#palette.edge;
    for (const { left, right, height: top } of outline(this.#part, depth, this.#width, height)) {
      this.#context.fillRect(left, this.#base - top, right - left, top);
    }
    this.#context.globalAlpha = 1;
  }

  #x(moment: number): number {
    const { from, to } = this.#part;
    return to === from ? 0 : ((moment - from) / (to - from)) * this.#width;
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
    // All letters of it are of one width.
    const room = Math.floor((right - left - 12) / context.measureText('0').width);
    if (room < 2) return;
    context.fillStyle = this.#palette.ink;
    const name = call.name.length > room ? `${call.name.slice(0, room - 1)}…` : call.name;
    context.fillText(name, left + 8, top + height / 2 + 0.5);
  }

  axis(): void {
    const [context, palette, width, base] = [this.#context, this.#palette, this.#width, this.#base];
    this.#font('sans');
    context.fillStyle = palette['ink-2'];
    for (const moment of ticks(this.#part, width, 64)) {
      const x = Math.min(Math.max(this.#x(moment), 0.6), width - 1.2);
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

  /** Which part of the whole run it is: a bar along the lower edge. */
  place(length: number, height: number): void {
    const { from, to } = this.#part;
    const [left, right] = [from, to].map((moment) => (moment / length) * this.#width);
    this.#context.fillStyle = this.#palette.frame;
    this.#context.fillRect(left ?? 0, height - 3, Math.max((right ?? 0) - (left ?? 0), 6), 3);
  }

  playhead(moment: number): void {
    const [context, palette, width, base] = [this.#context, this.#palette, this.#width, this.#base];
    const x = this.#x(moment);
    const number = Math.floor(moment).toLocaleString('en');
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
