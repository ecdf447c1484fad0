// A still picture of the stage: where everything is, and copies of what may have to be shown again as it was.

import type { Key } from '../panels/cards/keys';
import type { Rect } from '../panels/stage/router';
import { zombieKey } from './plan';

export type Still = {
  /** The box of everything that has a name, in the field's coordinates. */
  readonly rects: ReadonlyMap<Key, Rect>;
  /** The elements themselves. They may change or go when the next picture is drawn. */
  readonly nodes: ReadonlyMap<Key, HTMLElement>;
  /** Copies of the elements asked for. */
  readonly copies: ReadonlyMap<Key, HTMLElement>;
  /** The links, by their identity, and copies of them. */
  readonly links: ReadonlyMap<string, { readonly node: SVGGElement; readonly copy: SVGGElement }>;
  readonly labels: ReadonlyMap<string, { readonly node: HTMLElement; readonly copy: HTMLElement }>;
};

/** Takes the picture; `wanted` are the elements of which copies are needed. */
export function takeStill(field: HTMLElement, wanted: ReadonlySet<Key>): Still {
  const origin = field.getBoundingClientRect();
  const rects = new Map<Key, Rect>();
  const nodes = new Map<Key, HTMLElement>();
  const copies = new Map<Key, HTMLElement>();
  for (const node of field.querySelectorAll<HTMLElement>('[data-place], [data-card], [data-chip]')) {
    for (const key of namesOf(node)) {
      const { left, top, width, height } = node.getBoundingClientRect();
      if (width === 0 && height === 0) continue;
      rects.set(key, { x: left - origin.left, y: top - origin.top, width, height });
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
  const labels: Still['labels'] = new Map(
    [...field.querySelectorAll<HTMLElement>('.labels [data-label]')].map((node) => [
      node.dataset.label ?? '',
      { node, copy: node.cloneNode(true) as HTMLElement },
    ]),
  );
  return { rects, nodes, copies, links, labels };
}

/** The names of an element. A parked frame's drawer is not the card of the frame in progress. */
function namesOf(node: HTMLElement): Key[] {
  const { place, card, chip, state } = node.dataset;
  const names: Key[] = [];
  if (place !== undefined) names.push(place);
  if (card !== undefined) names.push(state === 'zombie' ? zombieKey(Number(card)) : `card:${card}`);
  if (chip !== undefined) names.push(`card:${chip}`);
  return names;
}
