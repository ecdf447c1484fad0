// The programs of the page as cards: what each is about, how it begins, how long its run is. Loaded when a reader asks.

import { css, html, nothing, type TemplateResult } from 'lit';
import { tokenize } from '../panels/source/tokens';
import { Dialog } from '../tools/dialog';

/** A program to choose. */
export interface GalleryEntry {
  readonly name: string;
  readonly title: string;
  /** What it shows; without it, what is known of a sample. */
  readonly subject?: string;
  /** What there is to do in it. */
  readonly extent?: string;
  /** Its text; rejects where that cannot be had. */
  source(): Promise<string>;
}

/** What a program shows, and how many steps its run has (a test compares); none where that depends on the reader. */
const about: Record<string, { subject: string; steps?: number }> = {
  add: {
    subject: 'A function is made, called, and returns: code, function and frame in fifteen steps.',
    steps: 15,
  },
  nested_calls: { subject: 'The value of one call is the argument of the next. Who waits for whom?', steps: 65 },
  defaults_keywords: { subject: 'Where arguments come from that nobody gave.', steps: 67 },
  callbacks: { subject: 'C code that calls Python: its frames stand on no Python frame.', steps: 141 },
  recursion: { subject: 'One code object, many frames: each has an n of its own.', steps: 78 },
  fibonacci_tree: { subject: 'Calls that branch: the same frame memory is used again and again.', steps: 170 },
  mutual_recursion: { subject: 'Even and odd, each defined by the other.', steps: 109 },
  shadowing: { subject: 'An x in the function and an x of the module: which is read, which is changed?', steps: 43 },
  closure_counter: { subject: 'Two functions of one code, each with a cell that outlives its maker.', steps: 128 },
  decorator: { subject: 'What @ does, and when: a function goes in, another takes its name.', steps: 36 },
  mutable_default: { subject: 'The default is made once, with the function. So it remembers.', steps: 56 },
  generator: { subject: 'A frame that steps aside and comes back where it left off.', steps: 76 },
  class_counter: { subject: 'A class statement is code that runs; a method finds its self.', steps: 60 },
  loop_over_list: { subject: 'SETUP_LOOP, FOR_ITER and the block stack.', steps: 92 },
  fibonacci: { subject: 'Names, tuples, and a jump back.', steps: 162 },
  dict_words: { subject: 'A dict that grows, entry by entry.', steps: 186 },
  ask_name: { subject: 'raw_input waits for you. An answer can be changed afterwards.' },
  exception_three_frames: {
    subject: 'An exception leaves one frame after the other, and the traceback grows.',
    steps: 64,
  },
  try_except_finally: { subject: 'Blocks that are set up, searched and unwound.', steps: 71 },
};

/** So many lines of a program are on its card. */
const excerptLines = 7;

/** A dialog with the programs; fires `choose` with the name of one. */
export class Gallery extends Dialog {
  static override properties = {
    groups: { attribute: false },
    chosen: { attribute: false },
    sources: { state: true },
  };
  declare groups: readonly { title: string; samples: readonly GalleryEntry[] }[];
  /** The one that is on the page. */
  declare chosen: string;
  /** The texts that are there already. */
  declare private sources: ReadonlyMap<string, string>;

  constructor() {
    super();
    this.groups = [];
    this.chosen = '';
    this.sources = new Map();
  }

  static override styles = [
    ...Dialog.styles,
    css`
      dialog {
        width: min(1240px, calc(100vw - 24px));
        height: calc(100dvh - 48px);
        max-height: none;
        padding: 0;
        border-radius: 10px;
        background: var(--paper);
        font: var(--t-ui) / 1.45 var(--sans);
      }
      .head {
        position: sticky;
        top: 0;
        z-index: 1;
        padding: 12px 16px 10px 28px;
        background: var(--paper);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        font: 600 20px / 1.4 var(--serif);
      }
      section {
        padding: 16px 28px 8px;
      }
      h3 {
        margin-bottom: 10px;
        font: 600 15px / 1.4 var(--sans);
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(270px, 100%), 1fr));
        gap: 16px;
      }
      .card {
        position: relative;
        display: grid;
        grid-template-rows: auto auto 1fr auto;
        gap: 4px;
        height: 100%;
        padding: 12px 14px 10px;
        border: 1.25px solid var(--edge);
        border-radius: 8px;
        background: var(--card);
        text-align: left;
        line-height: 1.4;
      }
      .card:hover {
        box-shadow: 0 0 0 1.25px var(--ink);
        border-color: var(--ink);
      }
      .card[aria-current] {
        border: 3px solid var(--frame);
        padding: 10.25px 12.25px 8.25px;
      }
      .name {
        font-weight: 600;
        font-size: 15px;
      }
      .subject {
        color: var(--ink-2);
        text-wrap: pretty;
      }
      pre {
        margin: 6px 0 4px;
        padding-top: 8px;
        border-top: 1px solid var(--line);
        min-height: ${excerptLines * 19}px;
        overflow: hidden;
        font: var(--t-code) / 19px var(--mono);
        text-overflow: ellipsis;
      }
      b {
        font-weight: 600;
      }
      .length {
        display: flex;
        justify-content: space-between;
        font-size: 13px;
        color: var(--ink-2);
      }
      .open {
        font-weight: 600;
        color: var(--frame);
      }
      @media (max-width: 699px) {
        dialog {
          width: 100vw;
          max-width: none;
          height: 100dvh;
          border: 0;
          border-radius: 0;
        }
        .head,
        section {
          padding-inline: 16px;
        }
        .icon {
          width: 44px;
          height: 44px;
        }
      }
    `,
  ];

  open(): void {
    void this.show().then(() => this.renderRoot.querySelector<HTMLElement>('[aria-current]')?.focus());
    for (const entry of this.groups.flatMap(({ samples }) => samples)) void this.#fetch(entry);
  }

  async #fetch({ name, source }: GalleryEntry): Promise<void> {
    if (this.sources.has(name)) return;
    // A card without a text can be chosen as well: the page says then what is wrong.
    const text = await source().catch(() => null);
    if (text !== null) this.sources = new Map(this.sources).set(name, text);
  }

  protected override content() {
    return html`${this.head('Programs and lessons')}
      ${this.groups.map(
        ({ title, samples }) => html`<section>
          <h3>${title}</h3>
          <div class="cards">${samples.map((entry) => this.#card(entry))}</div>
        </section>`,
      )}`;
  }

  #card({ name, title, ...own }: GalleryEntry): TemplateResult {
    const source = this.sources.get(name);
    const { subject, steps } = about[name] ?? { subject: own.subject ?? '' };
    const extent = own.extent ?? (steps === undefined ? 'asks you' : `${steps} steps`);
    const isOpen = name === this.chosen;
    return html`<button class="card" aria-current=${isOpen ? 'true' : nothing} data-name=${name} @click=${() => this.#choose(name)}>
      <span class="name">${title}</span>
      <span class="subject">${subject}</span>
      <pre aria-hidden="true">${source === undefined ? nothing : excerpt(source)}</pre>
      <span class="length"><span>${extent}${
        source === undefined ? nothing : `, ${lineCount(source)} lines`
      }</span>${isOpen ? html`<span class="open">on the page</span>` : nothing}</span>
    </button>`;
  }

  #choose(name: string): void {
    this.close();
    this.dispatchEvent(new CustomEvent<string>('choose', { detail: name }));
  }
}

function lineCount(source: string): number {
  return source.replace(/\n+$/, '').split('\n').length;
}

/** How the program begins, without empty lines, its keywords in bold. */
function excerpt(source: string): (string | TemplateResult)[] {
  const lines = source.split('\n').filter((line) => line.trim() !== '');
  const text = lines.slice(0, excerptLines).join('\n');
  const pieces: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { kind, start, end } of tokenize(text)) {
    if (kind !== 'keyword') continue;
    pieces.push(text.slice(at, start), html`<b>${text.slice(start, end)}</b>`);
    at = end;
  }
  return [...pieces, text.slice(at)];
}

customElements.define('fbf-gallery', Gallery);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-gallery': Gallery;
  }
}
