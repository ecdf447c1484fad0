// A small drawing for every kind of thing: a kind has a shape as well as a colour.

import { html, type TemplateResult } from 'lit';
import type { Kind } from '../../engine/types';

/** Kinds that have a drawing: those of the schema, and a call of a C function. */
export type GlyphName = Kind | 'cCall';

const PATHS: Record<GlyphName, string> = {
  code: 'M2 1h6l3 3v8H2z M8 1v3h3 M4 7h5 M4 9.5h5',
  function: 'M10 2.2C8 .8 7.2 2 6.8 4.2L5.6 10C5.2 12 4.2 12.4 2.6 11.4 M4 5.6h5',
  frame: 'M1 1h11v11H1z M3.7 3.7h5.6v5.6H3.7z',
  cell: 'M1 1h11v11H1z M6.5 5.6a.9.9 0 1 1 0 1.8a.9.9 0 1 1 0-1.8z',
  dict: 'M4.8.9H4.2Q2.9.9 2.9 2.3V4.8Q2.9 6.5.9 6.5 2.9 6.5 2.9 8.2V10.7Q2.9 12.1 4.2 12.1H4.8 M8.2.9H8.8Q10.1.9 10.1 2.3V4.8Q10.1 6.5 12.1 6.5 10.1 6.5 10.1 8.2V10.7Q10.1 12.1 8.8 12.1H8.2',
  list: 'M4.5 1H2v11h2.5 M8.5 1H11v11H8.5',
  tuple: 'M4.8 1Q2.2 3.4 2.2 6.5T4.8 12 M8.2 1Q10.8 3.4 10.8 6.5T8.2 12',
  iterator: 'M1.5 6.5h9 M7.4 3.2l3.4 3.3-3.4 3.3 M1.5 2.8v7.4',
  other: 'M6.5 1a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
  cCall: 'M10.5 3.4A4.6 4.6 0 1 0 10.5 9.6',
};

/** The drawing of a kind, 13 px wide, in the colour of the text around it. */
export function glyph(kind: GlyphName): TemplateResult {
  return html`<svg class="glyph" width="13" height="13" viewBox="0 0 13 13" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><path d=${PATHS[kind]} /></svg>`;
}
