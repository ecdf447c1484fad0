// Draws the links in one overlay: measures the cards, routes, and writes lines, heads and labels.

import { nothing, type SVGTemplateResult, svg } from 'lit';
import type { Link, LinkKind } from './links';
import { endsOf } from './ports';
import { type Point, type Rect, route, type Wire } from './router';
import { measurer, takeStill } from './still';

export { linksToDraw } from './links';
export { takeStill } from './still';

/** A link with the line that it follows, and the place of its label, where it has one. */
export type RoutedLink = { readonly link: Link; readonly way: readonly Point[]; readonly label: Point | null };

/** What a link must not touch. */
const OBSTACLES = '.card, .morebox, .nothing, h2, .chips';

/** Finds a way for every link that has one. */
export function routeLinks(field: HTMLElement, links: readonly Link[]): RoutedLink[] {
  const rectOf = measurer(field);
  const { nodes } = takeStill(field, new Set());
  const bounds = { x: 0, y: 0, width: field.clientWidth, height: field.clientHeight };
  const obstacles = [...field.querySelectorAll(OBSTACLES)].map(rectOf).filter((rect) => rect.width > 0);
  const leads = new Map<string, readonly Point[]>();
  const wires: Wire[] = [];
  for (const link of links) {
    const ends = endsOf(link, { nodes, rectOf });
    if (ends === null || ends.from.length === 0) continue;
    leads.set(link.id, ends.lead);
    wires.push({ id: link.id, from: ends.from, to: ends.to, group: `${link.kind}>${link.to}` });
  }
  const ways = route(obstacles, bounds, wires);
  return links.flatMap((link) => {
    const way = ways.get(link.id);
    if (way === undefined) return [];
    const others = [...ways].filter(([id]) => id !== link.id).flatMap(([, points]) => pieces(points));
    const label = labelPlace(link.kind, way, [...obstacles, ...others]);
    return [{ link, way: [...(leads.get(link.id) ?? []), ...way], label }];
  });
}

/** The straight pieces of a line, as boxes without width. */
function pieces(way: readonly Point[]): Rect[] {
  return way.slice(1).map((b, index) => {
    const a = way[index] ?? b;
    return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
  });
}

/** Length and half width of a head. */
const HEADS: Record<LinkKind, { length: number; width: number; back: number }> = {
  call: { length: 12, width: 6.5, back: 8 },
  instance: { length: 12, width: 6, back: 11 },
  pointer: { length: 9, width: 4.5, back: 8 },
  lexical: { length: 9, width: 4.5, back: 1 },
  reference: { length: 8, width: 3.5, back: 7 },
};

export function linkLines(routed: readonly RoutedLink[]): SVGTemplateResult {
  return svg`${routed.map(line)}`;
}

function line({ link, way, label }: RoutedLink): SVGTemplateResult {
  const { kind } = link;
  const end = way.at(-1);
  const before = way.at(-2);
  const start = way[0];
  if (end === undefined || before === undefined || start === undefined) return svg``;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const dx = (end.x - before.x) / length;
  const dy = (end.y - before.y) / length;
  const head = HEADS[kind];
  const tip = { x: end.x - dx * head.back, y: end.y - dy * head.back };
  const path = roundedPath([...way.slice(0, -1), tip], 9);
  return svg`<g class="link l-${kind}" data-link=${kind} data-link-id=${link.id} data-from=${link.from} data-to=${link.to}>
    <path class="line" d=${path} />
    ${kind === 'instance' ? svg`<path class="inner" d=${path} />` : nothing}
    <circle cx=${start.x} cy=${start.y} r=${kind === 'call' ? 4 : 3} />
    <path class="head" d=${headPath(kind, end, dx, dy)} />
    ${label === null ? nothing : labelText(kind, label)}
  </g>`;
}

/** Labels for the two links that a call is about: one on its line, one beside it. */
function labelText(kind: LinkKind, { x, y }: Point): SVGTemplateResult {
  if (kind === 'call') return svg`<text x=${x} y=${y}><tspan>f_back</tspan></text>`;
  const { width, height } = LABELS.instance;
  return svg`<rect x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} /><text x=${x} y=${y}>instance of <tspan>f_code</tspan></text>`;
}

/** A line that turns in quarter circles. */
export function roundedPath(way: readonly Point[], radius: number): string {
  const first = way[0];
  const last = way.at(-1);
  if (first === undefined || last === undefined) return '';
  let path = `M${first.x} ${first.y}`;
  for (let index = 1; index < way.length - 1; index++) {
    const [a, b, c] = [way[index - 1], way[index], way[index + 1]];
    if (a === undefined || b === undefined || c === undefined) continue;
    const before = Math.hypot(a.x - b.x, a.y - b.y);
    const after = Math.hypot(c.x - b.x, c.y - b.y);
    const r = Math.min(radius, before / 2, after / 2);
    if (r === 0) continue;
    path += `L${b.x + ((a.x - b.x) / before) * r} ${b.y + ((a.y - b.y) / before) * r}`;
    path += `Q${b.x} ${b.y} ${b.x + ((c.x - b.x) / after) * r} ${b.y + ((c.y - b.y) / after) * r}`;
  }
  return `${path}L${last.x} ${last.y}`;
}

function headPath(kind: LinkKind, end: Point, dx: number, dy: number): string {
  const { length, width } = HEADS[kind];
  const base = { x: end.x - dx * length, y: end.y - dy * length };
  const one = `${base.x - dy * width} ${base.y + dx * width}`;
  const other = `${base.x + dy * width} ${base.y - dx * width}`;
  return kind === 'lexical' ? `M${one}L${end.x} ${end.y}L${other}` : `M${end.x} ${end.y}L${one}L${other}Z`;
}

/** Size of a label, and the length of the stretch that it needs. */
const LABELS = { instance: { width: 132, height: 18, length: 180 }, call: { width: 60, height: 18, length: 24 } };

/** On or beside the longest stretch that has room for it. */
function labelPlace(kind: LinkKind, way: readonly Point[], obstacles: readonly Rect[]): Point | null {
  if (kind !== 'call' && kind !== 'instance') return null;
  const { width, height, length: needed } = LABELS[kind];
  let best: { point: Point; length: number } | null = null;
  for (const [index, a] of way.entries()) {
    const b = way[index + 1];
    if (b === undefined) continue;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    if ((kind === 'instance' ? a.y !== b.y : a.x !== b.x) || length < needed || length <= (best?.length ?? 0)) continue;
    const point = { x: (a.x + b.x) / 2 + (kind === 'call' ? 38 : 0), y: (a.y + b.y) / 2 };
    const covers = (rect: Rect) =>
      Math.abs(rect.x + rect.width / 2 - point.x) < (rect.width + width) / 2 &&
      Math.abs(rect.y + rect.height / 2 - point.y) < (rect.height + height) / 2;
    if (!obstacles.some(covers)) best = { point, length };
  }
  return best?.point ?? null;
}
