// A still of the stage: where everything is, and copies of what may have to be shown again as it was.

import { cardKey, type Key, zombieKey } from '../cards/keys';
import { zoomOf } from '../zoom';
import type { Rect } from './router';

export type Still = {
  /** The box of everything that has a name, in the field's coordinates. */
  readonly rects: ReadonlyMap<Key, Rect>;
  /** The elements themselves. They may change or go when the next picture is drawn. */
  readonly nodes: ReadonlyMap<Key, HTMLElement>;
  /** Copies of the elements asked for. */
  readonly copies: ReadonlyMap<Key, HTMLElement>;
  /** The links, by their identity, and copies of them. */
  readonly links: ReadonlyMap<string, { readonly node: SVGGElement; readonly copy: SVGGElement }>;
};

/** Measures elements in the coordinates of the field. */
export function measurer(field: HTMLElement): (element: Element) => Rect {
  const origin = field.getBoundingClientRect();
  const zoom = zoomOf(field);
  return (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return {
      x: (left - origin.left) / zoom,
      y: (top - origin.top) / zoom,
      width: width / zoom,
      height: height / zoom,
    };
  };
}

/** Takes the still; `wanted` are the elements of which copies are needed. */
export function takeStill(field: HTMLElement, wanted: ReadonlySet<Key>): Still {
  const rectOf = measurer(field);
  const rects = new Map<Key, Rect>();
  const nodes = new Map<Key, HTMLElement>();
  const copies = new Map<Key, HTMLElement>();
  for (const node of field.querySelectorAll<HTMLElement>('[data-place], [data-card], [data-chip]')) {
    const rect = rectOf(node);
    if (rect.width === 0) continue;
    for (const key of namesOf(node)) {
      rects.set(key, rect);
      nodes.set(key, node);
      if (wanted.has(key)) copies.set(key, node.cloneNode(true) as HTMLElement);
    }
  }
  const links: Still['links'] = new Map(
    [...field.querySelectorAll<SVGGElement>('.links [data-link-id]')].map((node) => [
      node.dataset.linkId ?? '',
      { node, copy: node.cloneNode(true) as SVGGElement },
    ]),
  );
  return { rects, nodes, copies, links };
}

/** The names of an element. A parked frame's drawer is not the card of the frame in progress. */
function namesOf({ dataset: { place, card, chip, state } }: HTMLElement): Key[] {
  const names: Key[] = [];
  if (place !== undefined) names.push(place);
  if (card !== undefined) names.push(state === 'zombie' ? zombieKey(Number(card)) : cardKey(Number(card)));
  if (chip !== undefined) names.push(`chip:${chip}`);
  return names;
}
