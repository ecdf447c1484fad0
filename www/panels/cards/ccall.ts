// A call of a C function that called back into Python. It is no frame object: f_back passes it by.

import { html, type TemplateResult } from 'lit';
import type { CCall } from '../../engine/types';
import { title } from './card';

/** Where a C call stands: counted from the oldest activation, since it has no identity of its own. */
export const cCallKey = (depth: number) => `ccall:${depth}`;

export function cCallCard(call: CCall, depth: number): TemplateResult {
  return html`<section role="group" class="card ccall" data-place=${cCallKey(depth)} data-kind="cCall" data-c-function="<built-in function ${call.name}>" tabindex="0" aria-label="C call ${call.name}" title="A C function on the C stack. It is no frame object: f_back passes it by.">
    ${title('cCall', 'C call', call.name, html`<span class="q progress">${call.progress}</span>`)}
  </section>`;
}
