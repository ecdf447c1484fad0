// The stage as shapes: what the browser shows, as paths and texts, so that it can be drawn again elsewhere.

/** A filled or stroked outline; `matrix` as in SVG. */
export type PathShape = {
  readonly kind: 'path';
  readonly d: string;
  readonly matrix: readonly [number, number, number, number, number, number];
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly dash: string;
  readonly cap: string;
};

/** A line of text; y is that of its baseline. */
export type TextShape = {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly font: Font;
  readonly fill: string;
};

export type Shape = PathShape | TextShape;

export type Font = { readonly style: string; readonly weight: string; readonly size: number; readonly family: string };

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Matrix = PathShape['matrix'];

const none = 'none';
const unit: Matrix = [1, 0, 0, 1, 0, 0];

/** Everything that is seen within `root`, in its pixels and from its corner. */
export function shapesOf(root: HTMLElement): Shape[] {
  return new Walk(root).shapes;
}

/** Sets a font up for measuring, or drawing, on a canvas. */
export function fontText({ style, weight, size, family }: Font): string {
  return `${style} ${weight} ${size}px ${family}`;
}

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;

class Walk {
  readonly shapes: Shape[] = [];
  readonly #zoom: number;
  readonly #origin: DOMRect;
  readonly #measure = document.createElement('canvas').getContext('2d');

  constructor(root: HTMLElement) {
    this.#zoom = root.currentCSSZoom || 1;
    this.#origin = root.getBoundingClientRect();
    this.#children(root, null);
  }

  #box({ left, top, width, height }: DOMRect): Box {
    const zoom = this.#zoom;
    return {
      x: (left - this.#origin.left) / zoom,
      y: (top - this.#origin.top) / zoom,
      width: width / zoom,
      height: height / zoom,
    };
  }

  #children(element: Element, clip: Clip | null): void {
    for (const node of element.childNodes) {
      if (node instanceof Text) this.#text(node, element, clip);
      else if (node instanceof SVGSVGElement) this.#drawing(node);
      else if (node instanceof HTMLElement) this.#element(node, clip);
    }
  }

  #element(element: HTMLElement, clip: Clip | null): void {
    const style = getComputedStyle(element);
    // What is only read aloud is cut down to nothing.
    if (style.display === none || style.visibility === 'hidden' || style.clipPath !== none) return;
    if (element.matches('[data-ghost]')) return;
    const box = this.#box(element.getBoundingClientRect());
    if (style.display !== 'contents') this.#outline(box, style);
    const before = getComputedStyle(element, '::before');
    const after = getComputedStyle(element, '::after');
    for (const pseudo of [before, after]) if (Number(pseudo.zIndex) < 0) this.#pseudo(box, style, pseudo);
    if (!(Number(before.zIndex) < 0)) this.#pseudo(box, style, before);
    const cuts = style.overflowX !== 'visible';
    const inner = cuts
      ? { right: box.x + box.width, bottom: box.y + box.height, dots: style.textOverflow === 'ellipsis' }
      : null;
    this.#children(element, narrower(clip, inner));
    if (!(Number(after.zIndex) < 0)) this.#pseudo(box, style, after);
  }

  /** The box that a style draws before or after an element; only those that stand at a place of their own. */
  #pseudo(parent: Box, parentStyle: CSSStyleDeclaration, style: CSSStyleDeclaration): void {
    if (style.content === none || style.content === 'normal' || style.position !== 'absolute') return;
    const pixels = (value: string) => Number.parseFloat(value) || 0;
    const extra = (one: 'Left' | 'Top', other: 'Right' | 'Bottom') =>
      style.boxSizing === 'border-box'
        ? 0
        : pixels(style[`border${one}Width`]) +
          pixels(style[`border${other}Width`]) +
          pixels(style[`padding${one}`]) +
          pixels(style[`padding${other}`]);
    const box = {
      x: parent.x + pixels(parentStyle.borderLeftWidth) + pixels(style.left),
      y: parent.y + pixels(parentStyle.borderTopWidth) + pixels(style.top),
      width: pixels(style.width) + extra('Left', 'Right'),
      height: pixels(style.height) + extra('Top', 'Bottom'),
    };
    this.#outline(box, style);
    const text = /^"(.+)"$/.exec(style.content)?.[1];
    if (text !== undefined) this.#write(text, { ...box, height: box.height }, style, style.color);
  }

  /** Ground and border. */
  #outline(box: Box, style: CSSStyleDeclaration): void {
    const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
    if (isSeen(style.backgroundColor)) this.#fill(roundedRect(box, radius), style.backgroundColor);
    if (style.backgroundImage.startsWith('repeating-linear-gradient')) this.#hatch(box, style.borderRightColor);
    // A ring around a mark is a shadow without blur.
    const ring = /^(.+?) 0px 0px 0px ([\d.]+)px$/.exec(style.boxShadow);
    if (ring !== null) {
      const width = Number(ring[2]);
      this.#stroke(roundedRect(grown(box, width / 2), radius), ring[1] ?? none, width, 'solid');
    }
    const widths = sides.map((side) => Number.parseFloat(style[`border${side}Width`]));
    const colours = sides.map((side) => style[`border${side}Color`]);
    const [width = 0] = widths;
    const even = widths.every((one) => one === width) && colours.every((one) => one === colours[0]);
    if (even && width > 0 && isSeen(colours[0] ?? none)) {
      const inset = grown(box, -width / 2);
      this.#stroke(
        roundedRect(inset, Math.max(0, radius - width / 2)),
        colours[0] ?? none,
        width,
        style.borderTopStyle,
      );
    } else if (!even) this.#edges(box, widths, colours, style);
  }

  /** Borders that differ: each side by itself, solid ones as the trapezes that they are. */
  #edges(box: Box, widths: number[], colours: string[], style: CSSStyleDeclaration): void {
    const [top = 0, right = 0, bottom = 0, left = 0] = widths;
    const { x, y, width, height } = box;
    const outer = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ] as const;
    const inner = [
      [x + left, y + top],
      [x + width - right, y + top],
      [x + width - right, y + height - bottom],
      [x + left, y + height - bottom],
    ] as const;
    for (const [index, side] of sides.entries()) {
      const colour = colours[index] ?? none;
      const thickness = widths[index] ?? 0;
      if (thickness === 0 || !isSeen(colour)) continue;
      const [a, b] = [outer[index], outer[(index + 1) % 4]];
      const [c, d] = [inner[(index + 1) % 4], inner[index]];
      if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
      if (style[`border${side}Style`] === 'solid') this.#fill(`M${a}L${b}L${c}L${d}Z`, colour);
      else {
        const middle = (p: readonly number[], q: readonly number[]) => p.map((at, axis) => (at + (q[axis] ?? at)) / 2);
        this.#stroke(`M${middle(a, d)}L${middle(b, c)}`, colour, thickness, style[`border${side}Style`]);
      }
    }
  }

  /** The spine of a call from C. */
  #hatch({ x, y, width, height }: Box, colour: string): void {
    let d = '';
    for (let at = -width; at < height; at += 8.5) {
      const from = Math.max(0, -at);
      const to = Math.min(width, height - at);
      if (to > from) d += `M${x + from} ${y + at + from}L${x + to} ${y + at + to}`;
    }
    this.#stroke(d, colour, 1.5, 'solid');
  }

  #text(node: Text, parent: Element, clip: Clip | null): void {
    if (node.data.trim() === '') return;
    const style = getComputedStyle(parent);
    const fill = parent instanceof SVGElement ? style.fill : style.color;
    for (const { text, box } of this.#lines(node)) this.#write(text, box, style, fill, clip);
  }

  /** The lines that a text is broken into. */
  #lines(node: Text): { text: string; box: Box }[] {
    const range = document.createRange();
    const lines: { text: string; box: Box }[] = [];
    range.selectNodeContents(node);
    const whole = this.#box(range.getBoundingClientRect());
    if (range.getClientRects().length <= 1) return whole.width === 0 ? [] : [{ text: node.data, box: whole }];
    for (let index = 0; index < node.length; index += 1) {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const box = this.#box(range.getBoundingClientRect());
      const last = lines.at(-1);
      const letter = node.data[index] ?? '';
      if (last !== undefined && Math.abs(last.box.y - box.y) < 2) {
        lines[lines.length - 1] = {
          text: last.text + letter,
          box: { ...last.box, width: box.x + box.width - last.box.x },
        };
      } else if (box.width > 0) lines.push({ text: letter, box });
    }
    return lines;
  }

  #write(text: string, box: Box, style: CSSStyleDeclaration, fill: string, clip: Clip | null = null): void {
    const size = Number.parseFloat(style.fontSize);
    const font = { style: style.fontStyle, weight: style.fontWeight, size, family: style.fontFamily };
    const measure = this.#measure;
    if (measure === null || (clip !== null && box.y + box.height / 2 > clip.bottom)) return;
    measure.font = fontText(font);
    const collapsed = style.whiteSpaceCollapse === 'preserve' ? text : text.replace(/\s+/g, ' ').trim();
    const shown = clip === null ? collapsed : fitted(collapsed, clip, box.x, (part) => measure.measureText(part).width);
    if (shown === '') return;
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measure.measureText(shown);
    const y = box.y + (box.height - ascent - descent) / 2 + ascent;
    this.shapes.push({ kind: 'text', x: box.x, y, text: shown, font, fill });
  }

  /** A glyph, or the links. */
  #drawing(svg: SVGSVGElement): void {
    const box = svg.getBoundingClientRect();
    if (getComputedStyle(svg).display === none || box.width === 0) return;
    for (const element of svg.querySelectorAll<SVGGraphicsElement>('path, circle, rect, text, tspan')) {
      if (element instanceof SVGTextContentElement) this.#children(element, null);
      else this.#geometry(element);
    }
  }

  #geometry(element: SVGGraphicsElement): void {
    const style = getComputedStyle(element);
    const matrix = element.getScreenCTM();
    if (matrix === null || style.display === none) return;
    const zoom = this.#zoom;
    this.shapes.push({
      kind: 'path',
      d: outlineOf(element),
      matrix: [
        matrix.a / zoom,
        matrix.b / zoom,
        matrix.c / zoom,
        matrix.d / zoom,
        (matrix.e - this.#origin.left) / zoom,
        (matrix.f - this.#origin.top) / zoom,
      ],
      fill: style.fill,
      stroke: style.stroke,
      width: Number.parseFloat(style.strokeWidth),
      dash: style.strokeDasharray === none ? '' : style.strokeDasharray.replaceAll('px', ''),
      cap: style.strokeLinecap,
    });
  }

  #fill(d: string, fill: string): void {
    this.shapes.push({ kind: 'path', d, matrix: unit, fill, stroke: none, width: 0, dash: '', cap: 'butt' });
  }

  #stroke(d: string, stroke: string, width: number, style: string): void {
    const dash = style === 'dashed' ? `${width * 3} ${width * 2}` : style === 'dotted' ? `0 ${width * 2.5}` : '';
    const cap = style === 'dotted' ? 'round' : 'butt';
    this.shapes.push({ kind: 'path', d, matrix: unit, fill: none, stroke, width, dash, cap });
  }
}

/** Where text is cut off at the right, whether dots say so, and below which line none is seen. */
type Clip = { readonly right: number; readonly bottom: number; readonly dots: boolean };

function narrower(one: Clip | null, other: Clip | null): Clip | null {
  if (one === null || other === null) return one ?? other;
  const narrow = one.right < other.right ? one : other;
  return { ...narrow, bottom: Math.min(one.bottom, other.bottom) };
}

/** As much of a text as there is room for. */
function fitted(text: string, { right, dots }: Clip, left: number, widthOf: (text: string) => number): string {
  const room = right - left + 1;
  if (widthOf(text) <= room) return text;
  const end = dots ? '…' : '';
  for (let length = text.length - 1; length > 0; length -= 1) {
    const part = text.slice(0, length) + end;
    if (widthOf(part) <= room) return part;
  }
  return '';
}

/** Whether a colour is more than transparent. */
function isSeen(colour: string): boolean {
  return colour !== none && colour !== 'transparent' && !/^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function roundedRect({ x, y, width, height }: Box, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const [w, h] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${w}${arc(r, r)}v${h}${arc(-r, r)}h${-w}${arc(-r, -r)}v${-h}${arc(r, -r)}z`;
}

/** The outline of an SVG element. */
function outlineOf(element: SVGGraphicsElement): string {
  if (element instanceof SVGCircleElement) {
    const [cx, cy, r] = [element.cx, element.cy, element.r].map(({ baseVal }) => baseVal.value) as [
      number,
      number,
      number,
    ];
    return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
  if (element instanceof SVGRectElement) {
    const { x, y, width, height, rx } = element;
    const box = {
      x: x.baseVal.value,
      y: y.baseVal.value,
      width: width.baseVal.value,
      height: height.baseVal.value,
    };
    return roundedRect(box, rx.baseVal.value);
  }
  return element.getAttribute('d') ?? '';
}
