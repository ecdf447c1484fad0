// Where a link may leave a card and where it may arrive: read from the drawn cards, in the field's coordinates.

import { cardKey, type Key, zombieKey } from '../cards/keys';
import type { Link, LinkKind } from './links';
import type { Point, Port, Rect, Side } from './router';

/** The drawn elements and their boxes. */
export type Measured = {
  /** By their names. */
  readonly nodes: ReadonlyMap<Key, HTMLElement>;
  readonly rectOf: (element: Element) => Rect;
};

/** A link with its possible ends; `lead` is the part inside the card, from the place to the card's border. */
export type Ends = { readonly from: Port[]; readonly to: Port[]; readonly lead: Point[] };

/** Height of a card's first line, where links to the card as a whole arrive. */
const TITLE = 19;

export function endsOf(link: Link, measured: Measured): Ends | null {
  const { nodes } = measured;
  const fromCard = nodes.get(cardKey(link.from));
  const toCard = nodes.get(cardKey(link.to)) ?? nodes.get(zombieKey(link.to));
  if (fromCard === undefined || toCard === undefined) return null;
  const from = measured.rectOf(fromCard);
  const to = arrivals(link.kind, measured.rectOf(toCard));
  if (link.kind === 'call') return { from: callDepartures(from), to, lead: [] };
  if (link.kind === 'instance') {
    // A frame beside its code, but for a few pixels: then the line is straight.
    const slip = (to[0]?.y ?? 0) - from.y - TITLE;
    return { from: [at(from, 'right', TITLE + (Math.abs(slip) <= 12 ? slip : 0))], to, lead: [] };
  }
  const place = nodes.get(link.place);
  if (place === undefined) return { from: [at(from, 'right', TITLE), at(from, 'left', TITLE)], to, lead: [] };
  return { ...departures(fromCard, from, place, measured), to };
}

/** A port `offset` pixels down a side (from the lower end if negative), or along the top or bottom. */
function at(rect: Rect, side: Side, offset: number, cost = 0, stub = 0): Port {
  const upright = side === 'left' || side === 'right';
  const length = upright ? rect.height : rect.width;
  const along = Math.max(8, Math.min(length - 8, offset < 0 ? length + offset : offset));
  if (upright)
    return { x: side === 'left' ? rect.x : rect.x + rect.width, y: Math.round(rect.y + along), side, cost, stub };
  return { x: Math.round(rect.x + along), y: side === 'top' ? rect.y : rect.y + rect.height, side, cost, stub };
}

function callDepartures(rect: Rect): Port[] {
  return [at(rect, 'bottom', 48), at(rect, 'left', Math.min(60, rect.height / 2), 40)];
}

/** Straight room before a card for the head of a link. */
const HEAD_ROOM: Record<LinkKind, number> = { call: 12, instance: 17, pointer: 13, lexical: 11, reference: 11 };

/** Each kind of link arrives at a height of its own, so that heads do not fall on each other. */
function arrivals(kind: LinkKind, rect: Rect): Port[] {
  const port = (side: Side, offset: number, cost = 0) => at(rect, side, offset, cost, HEAD_ROOM[kind]);
  switch (kind) {
    case 'call':
      return [port('top', 48), port('left', Math.min(60, rect.height / 2), 40)];
    case 'instance':
      return [port('left', TITLE), port('right', TITLE, 30)];
    case 'pointer':
      return [port('left', 51), port('right', 51, 10), port('left', -12, 30)];
    case 'lexical':
      return [port('right', TITLE), port('left', TITLE), port('left', -14, 8), port('right', -14, 8)];
    case 'reference':
      return [
        port('left', TITLE),
        port('right', TITLE, 2),
        port('left', -24, 4),
        port('right', -24, 6),
        port('top', rect.width / 2, 12),
      ];
  }
}

function departures(card: HTMLElement, rect: Rect, place: HTMLElement, measured: Measured): Omit<Ends, 'to'> {
  const box = measured.rectOf(place);
  const middle = Math.round(box.y + box.height / 2);
  if (place.classList.contains('slot')) {
    const list = place.parentElement?.classList.contains('items') ?? false;
    if (list) {
      const x = Math.round(box.x + box.width / 2);
      const from: Port = { x, y: rect.y + rect.height, side: 'bottom', cost: 0, stub: 0 };
      return { from: [from], lead: [{ x, y: box.y + box.height }] };
    }
    if (place.closest('.lcs') !== null) return localDeparture(card, rect, box, measured);
    const out: Port = { x: rect.x + rect.width, y: middle, side: 'right', cost: 0, stub: 0 };
    if (place.closest('.cell') !== null) {
      const lower: Port = {
        x: Math.round(rect.x + rect.width / 2),
        y: rect.y + rect.height,
        side: 'bottom',
        cost: 0,
        stub: 0,
      };
      return { from: [out, { ...out, x: rect.x, side: 'left' }, lower], lead: [] };
    }
    return { from: [out], lead: [{ x: box.x + box.width, y: middle }] };
  }
  // A row, or a part of one: at the card's border, at the row's height.
  const right: Port = { x: rect.x + rect.width, y: middle, side: 'right', cost: 0, stub: 0 };
  const left: Port = { x: rect.x, y: middle, side: 'left', cost: 0, stub: 0 };
  return { from: card.dataset.kind === 'frame' ? [left] : [right, left], lead: [] };
}

/** From a local: through the space before the value stack, below it, and out at the right. */
function localDeparture(card: HTMLElement, rect: Rect, box: Rect, measured: Measured): Omit<Ends, 'to'> {
  const stack = card.querySelector('.stk');
  const below = card.querySelector('.blocks, .cells');
  if (stack === null) return { from: [], lead: [] };
  const column = measured.rectOf(stack);
  const x = Math.round(column.x - 8);
  const middle = Math.round(box.y + box.height / 2);
  const y = Math.round(below === null ? rect.y + rect.height - 6 : measured.rectOf(below).y - 4);
  const from: Port = { x: rect.x + rect.width, y, side: 'right', cost: 0, stub: 0 };
  return {
    from: [from],
    lead: [
      { x: box.x + box.width, y: middle },
      { x, y: middle },
      { x, y },
    ],
  };
}
