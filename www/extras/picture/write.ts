// Shapes as a file: SVG, or PNG by way of a canvas. Neither needs the browser to load an image, which policies may forbid.

import { fontText, type PathShape, type Shape, type TextShape } from './shapes';

/** A picture, in CSS pixels. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  /** What it shows, for who cannot see it. */
  readonly title: string;
  readonly shapes: readonly Shape[];
};

export function toSvg({ width, height, ground, title, shapes }: Picture): string {
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  const lines = shapes.map((shape) => (shape.kind === 'path' ? pathTag(shape) : textTag(shape)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${ground}"/>`,
    ...lines,
    '</svg>\n',
  ].join('\n');
}

function pathTag({ d, matrix, fill, stroke, width, dash, cap }: PathShape): string {
  const attributes = [
    `d="${shortened(d)}"`,
    isUnit(matrix) ? '' : `transform="matrix(${matrix.map(round).join(' ')})"`,
    `fill="${escaped(fill)}"`,
    stroke === 'none' ? '' : `stroke="${escaped(stroke)}" stroke-width="${round(width)}"`,
    dash === '' ? '' : `stroke-dasharray="${dash}"`,
    cap === 'butt' ? '' : `stroke-linecap="${cap}"`,
  ];
  return `<path ${attributes.filter(Boolean).join(' ')}/>`;
}

function textTag({ x, y, text, font, fill }: TextShape): string {
  const { style, weight, size, family } = font;
  const attributes = [
    `x="${round(x)}" y="${round(y)}" fill="${escaped(fill)}"`,
    `font-family="${escaped(family)}" font-size="${round(size)}"`,
    weight === '400' ? '' : `font-weight="${weight}"`,
    style === 'normal' ? '' : `font-style="${style}"`,
    'xml:space="preserve"',
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${escaped(text)}</text>`;
}

/** As a PNG, with so many pixels for one of CSS. */
export function toPng({ width, height, ground, shapes }: Picture, density = 2): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const shape of shapes) {
    context.setTransform(density, 0, 0, density, 0, 0);
    if (shape.kind === 'path') drawPath(context, shape);
    else drawText(context, shape);
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function drawPath(context: CanvasRenderingContext2D, shape: PathShape): void {
  const path = new Path2D(shape.d);
  context.transform(...shape.matrix);
  if (shape.fill !== 'none') {
    context.fillStyle = shape.fill;
    context.fill(path);
  }
  if (shape.stroke === 'none') return;
  context.strokeStyle = shape.stroke;
  context.lineWidth = shape.width;
  context.setLineDash(shape.dash.split(/[ ,]+/).filter(Boolean).map(Number));
  context.lineCap = shape.cap as CanvasLineCap;
  context.stroke(path);
}

function drawText(context: CanvasRenderingContext2D, { x, y, text, font, fill }: TextShape): void {
  context.font = fontText(font);
  context.fillStyle = fill;
  context.fillText(text, x, y);
}

function isUnit([a, b, c, d, e, f]: PathShape['matrix']): boolean {
  return a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0;
}

function shortened(d: string): string {
  return d.replace(/-?\d+\.\d+/g, (number) => round(Number(number)));
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  const codes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (char) => codes[char] ?? char);
}
