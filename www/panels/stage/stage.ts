// <fbf-stage>: the picture of a moment, and the motion that leads to it. It knows only what it is given.

import { html, type PropertyDeclarations, type PropertyValues, render, type TemplateResult } from 'lit';
import type { ObjectId, Program, Snapshot } from '../../engine/types';
import type { Playing } from '../../motion/clock';
import { cardStyles } from '../../styles/cards';
import type { Draw } from '../cards/draw';
import { Panel } from '../panel';
import { onResize } from '../resized';
import { showWithin } from '../scroll';
import { type Marks, marksOf, NO_MARKS } from './marks';
import { type Pane, picture } from './picture';
import { type Lanes, planScene, type Room, type Scene } from './scene';
import { stageStyles } from './styles';

/** From so many pixels of its own width the stage has three lanes, and two. */
const THREE_LANES = 990;
const TWO_LANES = 600;
/** A lane's heading and the field's padding. */
const AROUND_LANE = 53;

/** What finds ways for the links, in a chunk of its own: it is there before the wasm is, and the page can begin without it. */
const loadingOverlay = import('./overlay').catch(() => null);

export class Stage extends Panel {
  static override styles = [cardStyles, stageStyles];
  static override properties: PropertyDeclarations = {
    program: { attribute: false },
    snapshot: { attribute: false },
    previous: { attribute: false },
    direction: { attribute: false },
    rate: { attribute: false },
    pane: { type: String, reflect: true },
    scale: { attribute: false },
    split: { attribute: false },
  };

  /** The program that runs. */
  declare program: Program | null;
  /** The moment to show. */
  declare snapshot: Snapshot | null;
  /** The moment that was shown before, if the step from there is to be seen; null: jump. */
  declare previous: Snapshot | null;
  /** Whether the step goes forward in time (1) or back (-1). */
  declare direction: 1 | -1;
  /** Speed of motion: 1 is normal, 2 twice as fast, 0 none at all. */
  declare rate: number;
  /** Which part to show where only one has room. */
  declare pane: Pane;
  /**
   * How large things are drawn; 1 is their usual size. Smaller, more of them has room; larger, they keep their places and
   * the picture is panned.
   */
  declare scale: number;
  /** Whether that part is shown also where both have room. */
  declare split: boolean;
  /** Resolves when the motion begun by the last update is over, or was replaced. */
  settled: Promise<void> = loadingOverlay.then((overlay) => {
    this.#overlay = overlay;
    this.#drawLinks();
  });

  /** What draws the links; null until it is loaded. */
  #overlay: typeof import('./overlay') | null = null;
  /** What makes things move; null until it is loaded, and for readers who want nothing to move. */
  #motion: typeof import('../../motion') | null = null;
  #room: Room = { lanes: 'three', height: 480 };
  #opened = new Set<ObjectId>();
  #showAll = false;

  constructor() {
    super();
    onResize(this, () => this.#measureRoom());
    this.program = null;
    this.snapshot = null;
    this.previous = null;
    this.direction = 1;
    this.rate = 1;
    this.pane = 'all';
    this.scale = 1;
    this.split = false;
  }

  protected override render(): TemplateResult {
    return html`<div class="scroll" part="scroll" tabindex="0" role="group" aria-label="Frames, functions and code" @pointerover=${this.#point} @pointerleave=${this.#unpoint} @focusin=${this.#point} @focusout=${this.#unpoint} @click=${this.#ask} @keydown=${this.#ask}>
      <div class="field"><div class="lanes"></div><svg class="links" aria-hidden="true"></svg><div class="air" data-ghost aria-hidden="true"></div></div>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.#measureRoom();
    if (!this.#still.matches) void this.#loadMotion();
    void this.#loadTools();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('scale')) this.#resizeField();
    if (changed.has('program')) {
      this.#opened.clear();
      this.#showAll = false;
    }
    this.#playing?.finish();
    this.#playing = null;
    const { snapshot, previous } = this;
    if (snapshot === null) return;
    const moves = changed.has('snapshot') && previous !== null && previous !== snapshot && this.rate > 0;
    const [motion, overlay] = [this.#motion, this.#overlay];
    if (moves && motion !== null && overlay !== null && !this.#still.matches) {
      this.#move(motion, overlay, previous, snapshot);
    } else this.#draw(snapshot);
  }

  async #loadMotion(): Promise<void> {
    // Without it every step is a jump.
    this.#motion = await import('../../motion').catch(() => null);
  }

  /** Without them the picture has its usual size. */
  async #loadTools(): Promise<void> {
    const tools = await import('../../tools').catch(() => null);
    const scroll = this.#part('.scroll');
    if (scroll !== null) tools?.attachPan(this, scroll);
  }

  #resizeField(): void {
    const { style } = this.#part('.field') ?? this;
    // By script, as a style attribute would need a looser content policy.
    style.zoom = this.scale === 1 ? '' : String(this.scale);
    style.width = this.scale > 1 ? `${this.scale * 100}%` : '';
    if (this.scale === 1) this.#part('.scroll')?.scrollTo(0, 0);
    this.#measureRoom();
  }

  /** Shows how one moment became the other. */
  #move(
    { planStep, play, wantedCopies }: typeof import('../../motion'),
    { takeStill }: typeof import('./overlay'),
    previous: Snapshot,
    snapshot: Snapshot,
  ): void {
    const field = this.#part('.field');
    const air = this.#part('.air');
    if (field === null || air === null) return;
    const [earlier, later] = this.direction > 0 ? [previous, snapshot] : [snapshot, previous];
    const plan = planStep(earlier, later);
    if (this.#drawn !== earlier) this.#draw(earlier);
    const before = takeStill(field, wantedCopies(plan, earlier.moment, later.moment));
    this.#draw(later);
    const after = takeStill(field, new Set());
    const { scrollTop, clientHeight } = this.#part('.scroll') ?? field;
    const output = { x: 0, y: (scrollTop + clientHeight * 0.9) / this.scale };
    const playing = play({ plan, before, after, air, output, rate: this.rate, direction: this.direction });
    this.#playing = playing;
    this.settled = playing.over.then(() => {
      if (this.#playing !== playing) return;
      this.#playing = null;
      if (this.#drawn !== this.snapshot && this.snapshot !== null) this.#draw(this.snapshot);
    });
  }

  #playing: Playing | null = null;
  #still = matchMedia('(prefers-reduced-motion: reduce)');

  #part(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  /** The card under the pointer or with the focus shows all its links. */
  #point = (event: Event): void => {
    this.#askForTips(event);
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
    this.#focusOn(card === null ? null : Number(card.dataset.card));
  };

  /** What a card's kind is made of: a click on the word, or Enter on the card. */
  #ask = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const byKey = event instanceof KeyboardEvent;
    if (byKey && event.key !== 'Enter') return;
    const asked = byKey ? target : target.closest('.kind, .c-function');
    if (byKey && !target.matches('[data-card], [data-c-function]')) return;
    const { card, cFunction } = asked?.closest<HTMLElement>('[data-card], [data-c-function]')?.dataset ?? {};
    // A C function has no card of its own: its text says which it is.
    const found = this.snapshot?.moment.cFunctions.find(({ label }) => label === cFunction);
    const id = found?.id ?? card;
    if (id !== undefined) this.dispatchEvent(new CustomEvent('fbf-anatomy', { detail: Number(id) }));
  };

  /** What a field is for is said by a part of the player that is loaded when somebody first points at one, or comes to a card by keys. */
  #askForTips({ type, target }: Event): void {
    const wanted = type === 'focusin' ? '[data-card]' : '[data-field]';
    if (this.#hasTips || !(target instanceof Element) || target.closest(wanted) === null) return;
    this.#hasTips = true;
    this.dispatchEvent(new CustomEvent('fbf-tips'));
  }

  #hasTips = false;

  #unpoint = (): void => this.#focusOn(null);

  #focusOn(id: ObjectId | null): void {
    if (id === this.#focus) return;
    this.#focus = id;
    this.#drawLinks();
  }

  #focus: ObjectId | null = null;
  #marks: Marks = NO_MARKS;

  /** Brings the card of an object into view, and gives it the focus. */
  reveal(id: ObjectId): void {
    const card = this.renderRoot.querySelector<HTMLElement>(`[data-card="${id}"]`);
    showWithin(this.#part('.scroll'), card);
    card?.focus({ preventScroll: true });
  }

  #measureRoom(): void {
    const shrunk = Math.min(this.scale, 1);
    const [width, height] = [this.clientWidth / shrunk, this.clientHeight / shrunk];
    if (width === 0) return;
    const lanes: Lanes = this.split ? 'one' : width >= THREE_LANES ? 'three' : width >= TWO_LANES ? 'two' : 'one';
    const room = { lanes, height: Math.max(lanes === 'one' ? 300 : 190, height - AROUND_LANE) };
    if (room.lanes === this.#room.lanes && room.height === this.#room.height && this.#scene !== null) {
      // Only the width is another: the cards follow it by themselves.
      if (this.#playing === null) this.#drawLinks();
      return;
    }
    this.#room = room;
    if (this.#drawn !== null) this.#redraw();
  }

  #scene: Scene | null = null;

  /** The moment that the elements show. */
  #drawn: Snapshot | null = null;

  /** Draws the moment again, for another room or with other cards opened. */
  #redraw(): void {
    this.#playing?.finish();
    this.#playing = null;
    if (this.snapshot !== null) this.#draw(this.snapshot);
  }

  /** Draws a moment, at once and without motion. */
  #draw(snapshot: Snapshot): void {
    const lanesElement = this.#part('.lanes');
    if (lanesElement === null) return;
    this.#drawn = snapshot;
    const scene = planScene(this.program, snapshot.moment, this.#room, this.#opened, this.#showAll);
    this.#scene = scene;
    const marks = marksOf(snapshot.step, snapshot.moment);
    this.#marks = marks;
    const draw: Draw = {
      marks: marks.changed,
      used: marks.used,
      made: marks.made,
      objects: scene.objects,
      inlined: scene.inlined,
      isOpen: (id) => this.#opened.has(id),
      toggle: (id) => this.#toggle(id),
    };
    const focused = this.shadowRoot?.activeElement;
    const focusedId = focused instanceof HTMLElement ? focused.dataset.card : undefined;
    const { lanes } = this.#room;
    lanesElement.className = `lanes ${lanes}`;
    // What is over looks as it did in its lane.
    this.#part('.air')?.setAttribute('class', `air ${lanes}`);
    lanesElement.style.setProperty('--lane', `${this.#room.height + 29}px`);
    render(
      picture(scene, {
        program: this.program,
        lanes,
        pane: this.pane,
        draw,
        open: (id) => this.dispatchEvent(new CustomEvent('fbf-open-object', { detail: { id } })),
        showAll: () => {
          this.#showAll = !this.#showAll;
          this.#redraw();
        },
      }),
      lanesElement,
    );
    // The elements of cards are used again for others: the focus stays with the object.
    if (focusedId !== undefined && focused instanceof HTMLElement && focused.dataset.card !== focusedId) {
      this.reveal(Number(focusedId));
    }
    this.#drawLinks();
    // A picture that is larger than its box shows what runs.
    if (this.scale > 1) showWithin(this.#part('.scroll'), this.#part('[data-state="running"]'));
  }

  #drawLinks(): void {
    const field = this.#part('.field');
    const lines = this.renderRoot.querySelector<SVGSVGElement>('.links');
    if (field === null || lines === null || this.#scene === null || this.#overlay === null) return;
    const { linksToDraw, linkLines, routeLinks } = this.#overlay;
    const routed = routeLinks(field, linksToDraw(this.#scene, this.#marks, this.#focus));
    render(linkLines(routed), lines as unknown as HTMLElement);
  }

  #toggle(id: ObjectId): void {
    if (!this.#opened.delete(id)) this.#opened.add(id);
    this.#redraw();
  }
}

customElements.define('fbf-stage', Stage);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-stage': Stage;
  }
}
