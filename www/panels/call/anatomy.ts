// What an object is made of: every field of its C struct, what it holds now, and what it is for.

import { css, html, nothing } from 'lit';
import type { StructTables } from '../../engine/protocol';
import type { Flag, Listing } from '../../engine/types';
import { Dialog } from '../../tools/dialog';
import { type Anatomy, flagRows, lineRows, valueText } from './fields';

export class AnatomyDialog extends Dialog {
  static override properties = { anatomy: { state: true } };
  declare private anatomy: Anatomy | null;
  #flags: readonly Flag[] = [];

  constructor() {
    super();
    this.anatomy = null;
  }

  static override styles = [
    ...Dialog.styles,
    css`
      dialog {
        width: min(860px, calc(100vw - 24px));
        font: 15px / 1.45 var(--sans);
      }
      h3 {
        margin: 18px 0 6px;
        font-weight: 600;
      }
      .quiet {
        color: var(--ink-2);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 154px) minmax(0, 220px) minmax(0, 1fr);
        gap: 0 18px;
        margin: 12px 0 0;
      }
      .row {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: subgrid;
        padding: 6px 0;
        border-top: 1px solid var(--line);
      }
      .pointed > dt {
        padding-left: 14px;
        border-left: 2px solid var(--edge);
      }
      dd {
        margin: 0;
        min-width: 0;
      }
      .field,
      .value,
      code {
        font: var(--t-code) / 22px var(--mono);
        overflow-wrap: anywhere;
      }
      .field {
        font-weight: 600;
      }
      .type {
        display: block;
        font-weight: 400;
        color: var(--ink-2);
      }
      .value.null {
        font-style: italic;
        color: var(--ink-2);
      }
      .note {
        display: block;
        color: var(--ink-2);
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 4px 18px 4px 0;
        border-top: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
        font-weight: 400;
      }
      thead th {
        border: 0;
        color: var(--ink-2);
      }
      .set {
        font-weight: 600;
      }
      .quick {
        padding: 0 5px;
        border-radius: 3px;
        background: var(--code);
        color: var(--card);
        font: 600 var(--t-code) / 18px var(--sans);
        white-space: nowrap;
      }
      @media (width < 700px) {
        dialog {
          padding: 12px 16px 16px;
        }
        dl {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .row > :last-child {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  async open(anatomy: Anatomy, tables: StructTables): Promise<void> {
    this.#flags = tables.flags;
    this.anatomy = anatomy;
    await this.show();
  }

  protected override content() {
    return this.anatomy === null ? nothing : this.#content(this.anatomy);
  }

  #content({ struct, label, values, listing }: Anatomy) {
    const flags = Number(valueText(values.get('co_flags')?.value));
    const title = html`${struct.typeName} <code>${label}</code> <span class="quiet">${struct.name}</span>`;
    return html`${this.head(title)}
      <p>${struct.text}</p>
      <dl>${struct.fields.map(({ name, cType, text }) => {
        const field = values.get(name);
        const isNull = field?.value.type === 'null';
        return html`<div class="row ${name.startsWith('ml_') ? 'pointed' : ''}"><dt class="field">${name}<span class="type">${cType}</span></dt>
          <dd class="value ${isNull ? 'null' : ''}">${valueText(field?.value)}${field?.note ? html`<span class="note">${field.note}</span>` : nothing}</dd>
          <dd>${words(text)}</dd></div>`;
      })}</dl>
      ${values.has('co_flags') ? this.#bits(flags) : nothing}
      ${listing === null ? nothing : lines(listing)}`;
  }

  #bits(flags: number) {
    const quick = flags === 0x43;
    return html`<h3>co_flags, bit by bit</h3>
      <table><tbody>${flagRows(this.#flags, flags).map(
        ({ flag, isSet }) => html`<tr>
          <th scope="row"><code class=${isSet ? 'set' : ''}>0x${flag.value.toString(16)} ${flag.name}</code></th>
          <td>${isSet ? 'set' : 'not set'}</td>
          <td>${flag.quick ? html`<span class="quick">0x43</span> ` : nothing}${words(flag.text)}</td>
        </tr>`,
      )}</tbody></table>
      <p>The quick path of <code>fast_function</code> asks for <code>0x43</code> and nothing else: ${
        quick ? 'these are just those bits.' : 'these are others, so a call goes through PyEval_EvalCodeEx.'
      }</p>`;
  }
}

function lines(listing: Listing) {
  return html`<h3>co_lnotab beside co_code</h3>
    <table>
      <thead><tr><th scope="col">bytes, lines on</th><th scope="col">line</th><th scope="col">co_code from there</th></tr></thead>
      <tbody>${lineRows(listing).map(
        ({ pair, line, code }) =>
          html`<tr><td><code>${pair}</code></td><td><code>${line}</code></td><td><code>${code}</code></td></tr>`,
      )}</tbody>
    </table>`;
}

/** A sentence of the table: what stands between backticks is code. */
function words(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

customElements.define('fbf-anatomy', AnatomyDialog);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-anatomy': AnatomyDialog;
  }
}
