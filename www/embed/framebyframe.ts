// The bundle for articles: `<frame-by-frame>`, a shell of little weight. What plays is loaded once a reader is near.

import { leave, wouldScrollPage } from './keys';
import type { EmbedState } from './package/types';
import type { EmbeddedPlayer } from './player';
import { fetchProgram, type Opening, programInside } from './program';
import { schemeAround, watchScheme } from './scheme';
import { attributeNames, type Complaint, readSettings, type Settings } from './settings';
import { shellSheet, sizeSheet } from './shell';
import { inTurn, rest, together } from './turn';

const nothingYet: Omit<EmbedState, 'status'> = {
  filename: null,
  n: 0,
  length: 0,
  playing: false,
  grain: 'instruction',
  speed: 1,
  run: null,
  line: null,
  function: null,
  sentence: '',
  output: '',
  error: null,
};

/** What has become of a run at the last moment of it that is known. */
const wordsOfEnd = {
  running: 'the run is stopped',
  waiting: 'the program waits for a line',
  finished: 'the run ends',
  raised: 'the run ends',
  unsupported: 'the run ends',
};

/** How far below or above what is seen an element begins to load. */
const near = '300px';

/** The element that authors write. Its methods never reject: what goes wrong is an `fbf-error`, and stands in the element. */
export class FrameByFrameElement extends HTMLElement {
  static readonly observedAttributes = attributeNames;

  readonly #internals = this.attachInternals();
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #size = sizeSheet();
  readonly #box = document.createElement('div');
  readonly #note = document.createElement('p');
  #player: EmbeddedPlayer | null = null;
  #status: EmbedState['status'] = 'idle';
  /** What is asked of the element waits for this. */
  #opened: Promise<void> | null = null;
  /** Counts openings: what an earlier one still had to do is void. */
  #openings = 0;
  #error: string | null = null;
  /** Where a reader was when the element was taken out of its page. */
  #left: number | null = null;
  #told = new Set<string>();
  #observers: (() => void)[] = [];
  readonly #near = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: near });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [shellSheet(), this.#size.sheet];
    this.#note.setAttribute('part', 'problem');
    this.#note.setAttribute('role', 'alert');
    this.#note.hidden = true;
    this.#box.setAttribute('part', 'player');
    this.#box.className = 'box behind';
    this.#box.tabIndex = 0;
    this.#box.setAttribute('role', 'group');
    this.#box.hidden = true;
    const fallback = document.createElement('div');
    fallback.className = 'fallback';
    fallback.append(document.createElement('slot'));
    this.#root.append(this.#note, fallback, this.#box);
    this.#box.addEventListener('keydown', (event) => this.#onKey(event));
    for (const type of ['fbf-ready', 'fbf-step', 'fbf-end', 'fbf-marker', 'fbf-error']) {
      this.#box.addEventListener(type, (event) => this.#hear(event as CustomEvent<{ message?: string }>));
    }
  }

  connectedCallback(): void {
    if (this.#status === 'disposed') return;
    const mutations = new MutationObserver(() => this.#programChanged());
    mutations.observe(this, { childList: true, characterData: true, subtree: true });
    const resized = new ResizeObserver(() => this.#fit(this.#settings().settings));
    resized.observe(this);
    this.#observers = [
      watchScheme(() => this.#colour()),
      () => mutations.disconnect(),
      () => resized.disconnect(),
      () => this.#near.disconnect(),
    ];
    const { settings } = this.#settings();
    this.#fit(settings);
    // An element that was only moved is open.
    if (this.#opened !== null) return;
    if (settings.loading === 'eager') void this.#open();
    else this.#openWhenNear();
  }

  disconnectedCallback(): void {
    for (const stop of this.#observers) stop();
    this.#observers = [];
    this.#player?.pause();
    // An element that is only moved is back at once.
    setTimeout(() => {
      if (this.isConnected || this.#status === 'disposed') return;
      this.#left = this.#status === 'ready' ? (this.#player?.describe().n ?? null) : null;
      this.#close('idle');
    }, 0);
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (!this.isConnected || before === value || this.#status === 'disposed') return;
    const { settings, complaints } = this.#settings();
    this.#complain(complaints);
    this.#fit(settings);
    this.#colour();
    if (name === 'src') this.#programChanged();
    else if (name === 'loading' && settings.loading === 'eager' && this.#opened === null) void this.#open();
    if (this.#player === null) return;
    this.#player.configure(settings, name);
    if (name === 'at') void this.reset();
  }

  /** Opens the program anew, whether or not a reader is near. */
  async run(): Promise<void> {
    if (this.#status === 'disposed') return;
    this.#left = null;
    await this.#open();
  }

  /** So many steps forward, as far as the grain says. */
  step(n = 1): Promise<void> {
    return this.#act((player) => repeat(n, () => player.step()));
  }

  /** So many steps back. */
  back(n = 1): Promise<void> {
    return this.#act((player) => repeat(n, () => player.back()));
  }

  /** To the moment when `n` instructions have run. */
  seek(n: number): Promise<void> {
    return this.#act((player) => player.seek(Number.isFinite(n) ? n : 0));
  }

  /** Plays until the end, or until it is paused; done when it stops. */
  play(): Promise<void> {
    return this.#act((player) => player.play());
  }

  pause(): void {
    this.#player?.pause();
  }

  /** Back to the moment that `at` names. */
  reset(): Promise<void> {
    const { at } = this.#settings().settings;
    return this.#act((player) => player.seek(at === 'end' ? Number.MAX_SAFE_INTEGER : at));
  }

  getState(): EmbedState {
    const described = this.#player?.describe() ?? nothingYet;
    return { ...described, status: this.#status, error: this.#error ?? described.error };
  }

  /** Gives back all that the element holds. What it shows stays; it does nothing any more. */
  dispose(): void {
    this.#player?.dispose();
    this.#status = 'disposed';
    this.#openings += 1;
    for (const stop of this.#observers) stop();
    this.#observers = [];
  }

  #settings(): { settings: Settings; complaints: Complaint[] } {
    return readSettings((name) => this.getAttribute(name), document.baseURI);
  }

  /** As large as what it shows needs, unless the page says otherwise. */
  #fit(settings: Settings): void {
    together(() => {
      const lines = this.querySelector('pre')?.textContent?.split('\n').length ?? 12;
      const width = this.clientWidth;
      return () => (this.#status === 'failed' ? this.#size.clear() : this.#size.set(settings, lines, width));
    });
  }

  /** As bright as the page around it. */
  #colour(): void {
    const { theme } = this.#settings().settings;
    const scheme = theme === 'auto' ? schemeAround(this) : theme;
    this.#box.dataset.scheme = scheme;
    this.#note.dataset.scheme = scheme;
    if (this.#player !== null) this.#player.theme = scheme;
  }

  #openWhenNear(): void {
    this.#near.disconnect();
    this.#near.observe(this);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.#near.disconnect();
    if (this.#opened === null && this.#status !== 'disposed') void this.#open();
  }

  /** Does something with the player, when there is one. */
  async #act(action: (player: EmbeddedPlayer) => Promise<void>): Promise<void> {
    if (this.#status === 'disposed') return;
    await (this.#opened ?? this.#open());
    if (this.#player !== null && this.#status === 'ready') await action(this.#player);
  }

  #open(): Promise<void> {
    this.#openings += 1;
    const opening = this.#openings;
    this.#status = 'loading';
    this.#error = null;
    this.#internals.ariaBusy = 'true';
    this.#opened = this.#load(opening);
    return this.#opened;
  }

  async #load(opening: number): Promise<void> {
    const { settings, complaints } = this.#settings();
    this.#complain(complaints);
    try {
      const program = await this.#program(settings);
      const isOverdue = () => opening !== this.#openings;
      if (isOverdue()) return;
      if (program === null) this.#waitForProgram();
      else await inTurn(() => (isOverdue() ? Promise.resolve() : this.#begin(program, settings, isOverdue)));
    } catch (error) {
      if (opening !== this.#openings) return;
      this.#close('failed');
      this.#fail(messageOf(error));
    }
  }

  async #begin(program: Opening, settings: Settings, isOverdue: () => boolean): Promise<void> {
    const player = this.#player ?? (await this.#makePlayer());
    if (isOverdue()) return;
    player.configure(settings);
    await player.begin(program, this.#left ?? settings.at);
    if (isOverdue()) return;
    const { filename, n, length, run } = player.describe();
    if (filename === null) throw new Error('The program could not be opened.');
    this.#left = null;
    if (settings.at !== 'end' && settings.at > length) {
      this.#fail(
        `at="${settings.at}" is not reached: ${wordsOfEnd[run ?? 'finished']} after ${length} instructions.`,
        'at',
      );
    }
    this.#show(filename);
    this.#status = 'ready';
    this.#internals.ariaBusy = null;
    this.#tell('fbf-ready', { filename, n, length });
    if (settings.autoplay && !matchMedia('(prefers-reduced-motion: reduce)').matches) void player.play();
  }

  #program({ src }: Settings): Promise<Opening> | Opening | null {
    return src === null ? programInside(this) : fetchProgram(src);
  }

  /** The program may still be on its way into the page: then a mutation brings it. */
  #waitForProgram(): void {
    this.#close('idle');
    const complain = () => {
      if (this.#opened === null && programInside(this) === null && this.isConnected) {
        this.#close('failed');
        this.#fail('There is no program here: write one into a <pre> inside of the element, or name a file in src.');
      }
    };
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', complain, { once: true });
    else setTimeout(complain, 0);
  }

  async #makePlayer(): Promise<EmbeddedPlayer> {
    try {
      await import('./player');
    } catch {
      throw new Error('The player could not be loaded: check the connection and reload the page.');
    }
    await rest();
    const player = document.createElement('fbf-player');
    player.setAttribute('exportparts', 'source, bytecode, stage, output, narration, timeline, controls, notice');
    this.#player = player;
    this.#colour();
    this.#box.append(player);
    // It comes up behind the text.
    this.#box.hidden = false;
    return player;
  }

  #show(filename: string): void {
    this.#box.setAttribute('aria-label', `${filename}, step by step: arrow keys step, Escape leaves`);
    this.#box.classList.remove('behind');
    this.#root.querySelector('.fallback')?.toggleAttribute('hidden', true);
  }

  /** Without a player the program is there to be read. */
  #close(status: EmbedState['status']): void {
    this.#openings += 1;
    this.#status = status;
    this.#opened = null;
    this.#player?.dispose();
    this.#player?.remove();
    this.#player = null;
    this.#internals.ariaBusy = null;
    this.#box.hidden = true;
    this.#box.classList.add('behind');
    this.#root.querySelector('.fallback')?.toggleAttribute('hidden', false);
    if (this.isConnected) this.#fit(this.#settings().settings);
  }

  /** Another program stands in the page: it is opened if the one before was. */
  #programChanged(): void {
    this.#note.hidden = true;
    if (this.#opened !== null || this.#status === 'failed') void this.#open();
    else if (this.#settings().settings.loading === 'eager') void this.#open();
    else this.#openWhenNear();
  }

  #complain(complaints: readonly Complaint[]): void {
    for (const { attribute, message } of complaints) {
      if (!this.#told.has(message)) this.#fail(message, attribute);
      this.#told.add(message);
    }
  }

  /** Says what is wrong, above what there is to be seen. */
  #fail(message: string, attribute: string | null = null): void {
    this.#error = message;
    this.#note.textContent = message;
    this.#note.hidden = false;
    this.#colour();
    this.#tell('fbf-error', { message, attribute });
  }

  /** The player tells of all that it does; before it is ready that concerns nobody. */
  #hear(event: CustomEvent<{ message?: string }>): void {
    if (event.type === 'fbf-ready' || (this.#status !== 'ready' && event.type !== 'fbf-error')) event.stopPropagation();
  }

  #onKey(event: KeyboardEvent): void {
    const isOutside = event.composedPath()[0] === this.#box;
    if (isOutside) this.#player?.handleKey(event);
    if (wouldScrollPage(event, this.#box)) event.preventDefault();
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const isTaken = event
      .composedPath()
      .some((one) => one instanceof Element && one.matches('dialog, input, select, fbf-editor'));
    if (!isTaken && this.#player?.presenting !== true) leave(this);
  }

  #tell(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Steps that are asked for at once add up. */
async function repeat(times: number, action: () => Promise<void>): Promise<void> {
  const most = Math.min(Math.max(0, Math.floor(times)), 100_000);
  let last = Promise.resolve();
  for (let n = 0; n < most; n += 1) last = action();
  await last;
}

// A page may load this more than once, for example from two articles.
if (customElements.get('frame-by-frame') === undefined) customElements.define('frame-by-frame', FrameByFrameElement);
