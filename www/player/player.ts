// <frame-by-frame>: a program, its run, and the controls to go through it.

import { html, LitElement, nothing } from 'lit';
import type { Answer } from '../engine/protocol';
import type { Runner } from '../engine/runner';
import type { ProgramFile, SourceFile } from '../engine/session';
import type { Snapshot } from '../engine/types';
import '../panels/bytecode/bytecode';
import '../panels/narration/narration';
import '../panels/output/output';
import '../panels/source/source';
import '../panels/stage/stage';
import type { Course } from '../lessons/course';
import type { Lesson } from '../lessons/types';
import { type BreakEvent, breakpointKey, type PointEvent } from '../panels/code-panel';
import { hasPrinted } from '../panels/output/printed';
import { onResize } from '../panels/resized';
import type { EditPlace } from '../panels/source/source';
import { currentText, type ProgramText, programOf, textsOf } from '../panels/source/texts';
import type { Stage } from '../panels/stage/stage';
import type { ViewCommand } from '../tools';
import { dock } from './dock';
import { eventsOf } from './events';
import { commandOf } from './keys';
import { attachTips, explain, late, openPart } from './late';
import { notice, tabs } from './layout';
import { dwellTime, rest } from './pace';
import { fileTexts, type MomentInWords, momentInWords, type Place, placeIn, playedMoment } from './played';
import { type PlayerState, Store, sourceFileOf } from './store';
import { playerStyles } from './styles';
import { type Command, nextSpeed } from './transport';
import {
  type Pane,
  type Played,
  type PlayedContent,
  type PlayedMoment,
  type PlayedView,
  panes,
  type SidePanel,
  sidePanels,
} from './view';

/** How the player is coloured; `auto` follows the reader's system. */
export type Theme = 'auto' | 'light' | 'dark';
/** How strongly it is coloured; `auto` follows the reader's system. */
export type Contrast = 'auto' | 'more';

/** Below this height the chart does without its axis. */
const lowHeight = 680;

/**
 * The player. Its methods do what its controls do; it fires `fbf-ready`, `fbf-edit`, `fbf-step`, `fbf-marker`,
 * `fbf-end`, `fbf-look` and `fbf-error`, which bubble and leave shadow trees.
 */
export abstract class FrameByFrame extends LitElement {
  static override properties = {
    theme: { reflect: true },
    contrast: { reflect: true },
    textSize: { type: Number, attribute: 'text-size' },
    presenting: { type: Boolean, reflect: true },
    readonly: { type: Boolean },
    place: { state: true },
    pointed: { state: true },
    state: { state: true },
    pane: { state: true },
    chosen: { state: true },
    course: { state: true },
    hiddenPanels: { state: true },
    leftWidth: { state: true },
    narrow: { state: true },
    low: { state: true },
    compact: { state: true },
  };
  declare theme: Theme;
  declare contrast: Contrast;
  /** How large the text is, and everything with it; 1 is the usual size. */
  declare textSize: number;
  /** Whether it is shown to a class: larger, and on the whole screen where that is allowed. */
  declare presenting: boolean;
  /** Whether the program cannot be edited. */
  declare readonly: boolean;
  /** Where the editor was opened; null while there is none. */
  declare private place: EditPlace | null;
  declare private pointed: number | null;
  declare protected state: PlayerState;
  declare protected pane: Pane;
  /** Panels that the reader has put away. */
  declare protected hiddenPanels: ReadonlySet<SidePanel>;
  /** How wide the panels at the left are, in CSS pixels; null: as the page has room. */
  declare private leftWidth: number | null;
  /** The text that the reader wants to see; null: that of what runs. */
  declare private chosen: string | null;
  /** The lesson that the reader is in; null while there is none. */
  declare private course: Course | null;
  declare protected narrow: boolean;
  declare private low: boolean;
  /** Whether the controls are only the most needed ones. */
  declare protected compact: boolean;

  readonly #engine = this.startRunner();
  protected readonly store: Store = new Store(
    this.#engine,
    { settled: () => this.#settled(), dwell: (snapshot, speed) => rest(dwellTime(snapshot) / speed) },
    (state) => this.#take(state),
  );
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');

  /** Below this width, in CSS pixels, the player shows one pane at a time. */
  protected readonly narrowWidth: number = 700;

  /** Where a run stops: the same set as long as that is the same, so that panels are not drawn for nothing. */
  #breaks: ReadonlySet<string> = new Set();
  /** What was typed while the editor was being loaded. */
  #typed = '';

  constructor() {
    super();
    onResize(this, ({ width, height }) => {
      this.narrow = width < this.narrowWidth;
      this.low = height < lowHeight;
    });
    this.theme = 'auto';
    this.contrast = 'auto';
    this.textSize = 1;
    this.presenting = false;
    this.readonly = false;
    this.place = null;
    this.pointed = null;
    this.state = this.store.state;
    this.pane = 'frames';
    this.chosen = null;
    this.course = null;
    this.hiddenPanels = new Set();
    this.leftWidth = null;
    this.narrow = false;
    this.low = false;
    this.compact = false;
    this.addEventListener('keydown', (event) => this.handleKey(event));
  }

  static override styles = playerStyles;

  /** What runs the programs of this player. */
  protected abstract startRunner(): Runner;

  /**
   * Opens a program; false when it is refused, and then the one before stays. A source that does not compile is opened
   * in the editor.
   */
  async open(file: ProgramFile): Promise<boolean> {
    this.place = null;
    const opened = await this.store.open(file);
    if (this.state.draft?.name === file.name) await this.edit();
    return opened;
  }

  /** Opens a lesson at its beginning. It lasts until another program is opened, or this one is edited. */
  async openLesson(lesson: Lesson): Promise<boolean> {
    const lessons = await late(this, 'The lesson', import('../lessons/panel'));
    if (lessons === null || !(await this.open({ name: lesson.filename, text: lesson.source }))) return false;
    this.#guide(new lessons.Course(lesson));
    return true;
  }

  #guide(course: Course | null): void {
    this.course = course;
    this.store.guide = course;
  }

  /** Puts the editor into the place of the source. It is loaded when it is first asked for. */
  async edit(place: EditPlace = { line: null, typed: '', top: 0 }): Promise<void> {
    if (this.readonly) return;
    this.#typed += place.typed;
    if ((await late(this, 'The editor', import('../editor/editor'))) === null) return;
    this.chosen = this.#text?.key ?? null;
    this.place ??= { ...place, typed: this.#typed };
    this.#typed = '';
    this.pane = 'source';
  }

  /** Puts the source into the place of the editor. */
  async #leave(): Promise<void> {
    this.place = null;
    await this.updateComplete;
    const source = this.renderRoot.querySelector('fbf-source');
    await source?.updateComplete;
    source?.focus();
  }

  readonly #compile = async (text: string): Promise<boolean> => {
    const { program } = this.state;
    const compiles = await this.store.edit(text, this.#text?.name);
    const edited = this.state.program;
    if (edited !== program && edited !== null) this.tell('fbf-edit', sourceFileOf(edited));
    return compiles;
  };

  /** Shows an error that the player did not meet itself, as it shows its own. */
  fail(message: string): void {
    this.store.fail(message);
  }

  /** The moment on the page, to be passed on; null where the source is not known. */
  getState(): PlayedMoment | null {
    const { program, snapshot } = this.state;
    return program === null || snapshot === null ? null : playedMoment(program, this.#place(snapshot));
  }

  /** All that is on the page, to be kept; null while there is no program. */
  getContent(): PlayedContent | null {
    const { file, snapshot } = this.state;
    if (file === null || snapshot === null) return null;
    return { ...this.#place(snapshot), file, lesson: this.course?.lesson ?? null };
  }

  /** The files of the program, as far as they are known as text. */
  get texts(): readonly { name: string; text: string }[] {
    return this.state.program === null ? [] : fileTexts(this.state.program);
  }

  #place({ moment }: Snapshot): Place {
    return placeIn(moment, this.state, [...this.hiddenPanels], this.pane);
  }

  /** What can be said of the moment on the page; null while there is none. */
  getMoment(): MomentInWords | null {
    return momentInWords(this.state, this.store.length);
  }

  /** Opens a program, or a lesson, at a moment of it. */
  async restore({ file, answers, n, view, lesson = null }: Played & Partial<PlayedContent>): Promise<boolean> {
    const opened = await (lesson === null ? this.open({ ...file }) : this.openLesson(lesson));
    if (opened && view !== null) this.#look(view);
    for (const [index, line] of opened ? answers.entries() : []) await this.store.answer({ index, line });
    if (opened) await this.seek(n);
    const { length } = this.store;
    if (opened && n > length && this.#stopped) {
      this.fail(`This is moment ${length}: moment ${n} lies farther on, and the run is stopped here.`);
    }
    return opened;
  }

  #look({ grain, hidden, pane, breakpoints }: PlayedView): void {
    this.store.setGrain(grain);
    this.hiddenPanels = new Set(hidden);
    this.pane = pane;
    this.store.setBreakpoints(breakpoints.map((place) => ({ type: 'fileLine', ...place })));
  }

  step(): Promise<void> {
    return this.store.step();
  }

  back(): Promise<void> {
    return this.store.back();
  }

  /** Goes to a moment: the number of instructions that have run. */
  seek(n: number): Promise<void> {
    return this.store.seek(n);
  }

  play(): Promise<void> {
    return this.store.play();
  }

  pause(): void {
    this.store.pause();
  }

  /** Back to moment 0. */
  reset(): Promise<void> {
    return this.store.toStart();
  }

  /** Ends the machine. The element shows its last moment and does nothing any more. */
  dispose(): void {
    this.store.pause();
    this.#engine.dispose();
  }

  /** Does what the key is for, if it is for the player. A page may hand on keys that were pressed outside of it. */
  handleKey(event: KeyboardEvent): void {
    const isLessons = this.#lesson?.takesKey(event) ?? false;
    const command = isLessons ? null : commandOf(event);
    if (isLessons || command !== null) event.preventDefault();
    if (command !== null) this.obey(command);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.pause();
  }

  #take(state: PlayerState): void {
    const before = this.state;
    this.state = state;
    const { grain, program, breakpoints } = state;
    if (grain === 'cStep' && before.grain !== 'cStep') void late(this, 'The C steps', import('../panels/call/call'));
    if (breakpoints !== before.breakpoints) this.#breaks = new Set(breakpoints.map(breakpointKey));
    if (this.place === null && currentKey(state) !== currentKey(before)) this.chosen = null;
    if (program !== before.program) this.#guide(null);
    for (const [type, detail] of eventsOf(before, state, this.course, this.store.last)) this.tell(type, detail);
    if (before.playing && !state.playing && this.store.isAsking) void this.#ask();
  }

  /** Fires an event. */
  protected tell(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Does what a control or a key asks for. */
  obey(command: Command): void {
    // Whoever wants to go on has to answer first.
    const goesOn = command.do === 'step' || command.do === 'toggle';
    if (this.store.isAsking && goesOn) void this.#ask();
    if (this.store.isHeld && goesOn) this.#lesson?.focus();
    switch (command.do) {
      case 'grain':
        this.store.setGrain(command.grain);
        break;
      case 'speed':
        this.store.setSpeed(command.speed);
        break;
      case 'faster':
      case 'slower':
        this.store.setSpeed(nextSpeed(this.state.speed, command.do === 'faster' ? 1 : -1));
        break;
      case 'alone':
        this.hiddenPanels = new Set(this.hiddenPanels.size > 0 ? [] : sidePanels);
        break;
      case 'help':
        void openPart(this, 'The list of keys', 'fbf-view-menu', import('../extras/view-menu'));
        break;
      case 'go':
        void this.store.go({ type: command.goal }, command.back);
        break;
      case 'toBreak':
        void this.store.goToBreak(command.back);
        break;
      case 'moves':
        void openPart(this, 'The list of moves', 'fbf-moves', import('../extras/moves'));
        break;
      case 'contrast':
        this.contrast = this.contrast === 'more' ? 'auto' : 'more';
        this.tell('fbf-look', { contrast: this.contrast });
        break;
      case 'larger':
      case 'smaller':
      case 'zoomIn':
      case 'zoomOut':
      case 'zoomFit':
      case 'present':
        void this.#changeView(command.do);
        break;
      default:
        void this.store[command.do]();
    }
  }

  get #lesson() {
    return this.renderRoot.querySelector('fbf-lesson');
  }

  /** Leads the reader to the field for the line that the program waits for. */
  async #ask(): Promise<void> {
    this.pane = 'output';
    await this.updateComplete;
    this.renderRoot.querySelector('fbf-output')?.focus();
  }

  async #answer(answer: Answer): Promise<void> {
    await this.store.answer(answer);
    if (this.store.isAsking) await this.#ask();
  }

  async #changeView(command: ViewCommand): Promise<void> {
    const tools = await import('../tools').catch(() => null);
    tools?.changeView(this, command);
  }

  readonly #resize = (event: CustomEvent<number | null>): void => {
    this.leftWidth = event.detail;
  };

  #togglePanel(panel: SidePanel): void {
    const hidden = new Set(this.hiddenPanels);
    if (!hidden.delete(panel)) hidden.add(panel);
    this.hiddenPanels = hidden;
  }

  /** What a screen reader hears of the choice of panes: a landmark of the page, or not. */
  protected readonly tabsRole: string = 'navigation';

  /** What can be shown where only one pane has room. */
  protected get panes(): readonly Pane[] {
    return panes;
  }

  /** The picture. */
  get stage(): Stage | null {
    return this.renderRoot.querySelector('fbf-stage');
  }

  async #settled(): Promise<void> {
    await this.updateComplete;
    await this.stage?.updateComplete;
    await this.stage?.settled;
  }

  /** Nothing moves that nobody sees, or for a reader who wants stillness. */
  get #rate(): number {
    const hidden = this.narrow && this.pane !== 'frames' && this.pane !== 'objects';
    return this.#still.matches || hidden ? 0 : this.state.speed;
  }

  protected override updated(): void {
    this.toggleAttribute('narrow', this.narrow);
    this.style.zoom = this.textSize === 1 ? '' : String(this.textSize);
    // By script, as a style attribute would need a looser content policy.
    if (this.leftWidth === null) this.style.removeProperty('--left');
    else this.style.setProperty('--left', `${this.leftWidth}px`);
  }

  protected override render() {
    const { program, snapshot, previous, direction, inside, timeline } = this.state;
    return html`
      <div class="player" data-pane=${this.narrow ? this.pane : 'all'} data-hidden=${[...this.hiddenPanels].join(' ')} data-left=${this.hiddenPanels.size < sidePanels.length ? 'some' : 'none'}>
        ${notice(this.state.error, () => this.store.dismissError())}
        <div class="left" @fbf-break=${(event: BreakEvent) => this.store.toggleBreakpoint(event.detail)} @fbf-point=${(event: PointEvent) => this.#point(event.detail)}>
          ${this.#source()}
          <fbf-bytecode
            part="bytecode"
            class="pane"
            data-for="bytecode"
            .program=${program}
            .snapshot=${snapshot}
            .pointed=${this.pointed}
            .breaks=${this.#breaks}
            .shown=${this.#text?.key ?? null}
          ></fbf-bytecode>
          <fbf-output
            part="output"
            class="pane"
            data-for="output"
            .program=${program}
            .moment=${snapshot?.moment ?? null}
            @fbf-answer=${(event: CustomEvent<Answer>) => void this.#answer(event.detail)}
          ></fbf-output>
        </div>
        <fbf-divider @resize=${this.#resize}></fbf-divider>
        <div class="said">
          <fbf-narration
            part="narration"
            .program=${program}
            .snapshot=${snapshot}
            .stopped=${this.#stopped}
            .inside=${inside !== null}
            .veiled=${this.store.isHeld}
            @extend=${() => void this.store.extend()}
            @ask=${() => void this.#ask()}
          ></fbf-narration>
          ${this.course === null ? nothing : this.#lessonPanel(this.course)}
        </div>
        ${this.#call()}
        <fbf-stage
          part="stage"
          class="pane"
          data-for="frames objects"
          .program=${program}
          .snapshot=${snapshot}
          .previous=${previous}
          .direction=${direction}
          .rate=${this.#rate}
          .pane=${this.stagePane}
          .split=${this.isStageSplit}
          @fbf-open-object=${this.#openObject}
          @fbf-anatomy=${(event: CustomEvent<number>) => void explain(this, this.#engine, this.state, event.detail)}
          @fbf-tips=${() => void attachTips(this.stage, this.#engine)}
        ></fbf-stage>
        ${dock({
          state: this.state,
          store: this.store,
          // While a question is open, the chart keeps what comes after it to itself.
          veiled: this.course?.veil(timeline, snapshot?.moment.n ?? 0) ?? timeline,
          ask: this.#part,
          theme: `${this.theme} ${this.contrast}`,
          isLow: this.narrow || this.low,
          isCompact: this.compact,
          obey: (command) => this.obey(command),
        })}
        <fbf-moves .moment=${snapshot?.moment.n ?? 0} .length=${this.store.length} .breakpoints=${this.state.breakpoints} @transport=${(event: CustomEvent<Command>) => this.obey(event.detail)} @seek=${(event: CustomEvent<number>) => void this.store.seek(event.detail)} @fbf-break=${(event: BreakEvent) => this.store.toggleBreakpoint(event.detail)}></fbf-moves>
        <fbf-view-menu .hiddenPanels=${this.hiddenPanels} .player=${this} @transport=${(event: CustomEvent<Command>) => this.obey(event.detail)} @toggle-panel=${(event: CustomEvent<SidePanel>) => this.#togglePanel(event.detail)}></fbf-view-menu>
        <fbf-anatomy></fbf-anatomy>
        ${tabs({
          panes: this.panes,
          pane: this.pane,
          news: hasPrinted(snapshot) ? 'output' : null,
          role: this.tabsRole,
          show: this.#showPane,
        })}
      </div>
    `;
  }

  #lessonPanel(course: Course) {
    return html`<fbf-lesson
      .course=${course}
      .moment=${this.state.snapshot?.moment.n ?? 0}
      @course=${(event: CustomEvent<Course>) => this.#guide(event.detail)}
      @go=${(event: CustomEvent<number>) => void this.seek(event.detail)}
      @play=${() => void this.play()}
      @leave=${() => this.#guide(null)}
    ></fbf-lesson>`;
  }

  /** The text that is shown, or edited. */
  get #text(): ProgramText | null {
    const { program, snapshot } = this.state;
    if (program === null || snapshot === null) return null;
    const chosen = textsOf(program, snapshot).find(({ key }) => key === this.chosen);
    return chosen ?? currentText(program, snapshot) ?? textsOf(program, snapshot)[0] ?? null;
  }

  #source() {
    const { program, snapshot, draft } = this.state;
    const text = this.#text;
    const isFirst = program === null || text?.key === program.filename;
    if (this.place !== null) {
      return html`<fbf-editor
        class="pane"
        data-for="source"
        .program=${program && text && programOf(program, text)}
        .snapshot=${snapshot}
        .draft=${isFirst ? draft : null}
        .pointed=${this.pointed}
        .place=${this.place}
        .compile=${this.#compile}
        @fbf-leave=${() => void this.#leave()}
      ></fbf-editor>`;
    }
    return html`<fbf-source
      part="source"
      class="pane"
      data-for="source"
      .program=${program}
      .snapshot=${snapshot}
      .pointed=${this.pointed}
      .breaks=${this.#breaks}
      .texts=${program === null || snapshot === null ? [] : textsOf(program, snapshot)}
      .shown=${text}
      .editable=${!this.readonly && text?.isFile && text.source !== null}
      .outdated=${isFirst && draft !== null}
      @fbf-text=${(event: CustomEvent<string>) => this.#choose(event.detail)}
      @fbf-edit-at=${(event: CustomEvent<EditPlace>) => void this.edit(event.detail)}
    ></fbf-source>`;
  }

  #call() {
    const { program, snapshot, inside, grain } = this.state;
    if (grain !== 'cStep') return nothing;
    return html`<fbf-call
      .program=${program}
      .snapshot=${snapshot}
      .inside=${inside}
      @c-step=${(event: CustomEvent<number>) => void this.store.toCStep(event.detail)}
    ></fbf-call>`;
  }

  #choose(key: string): void {
    this.chosen = key;
  }

  #point(line: number | null): void {
    this.pointed = line;
  }

  readonly #showPane = (pane: Pane): void => {
    this.pane = pane;
  };

  readonly #part = (from: number, to: number, columns: number) => this.#engine.timeline(from, to, columns);

  async #openObject(event: CustomEvent<{ id: number }>): Promise<void> {
    this.pane = 'objects';
    await this.updateComplete;
    await this.stage?.reveal(event.detail.id);
  }

  /** Whether frames and objects are shown apart also where both have room. */
  protected get isStageSplit(): boolean {
    return false;
  }

  protected get stagePane(): Stage['pane'] {
    if (!this.narrow) return 'all';
    return this.pane === 'objects' ? 'objects' : 'frames';
  }

  get #stopped(): boolean {
    const { timeline, snapshot, surveying } = this.state;
    return (
      !surveying && timeline !== null && !timeline.ended && !timeline.waiting && snapshot?.moment.n === timeline.length
    );
  }
}

/** Which text the program is in. */
function currentKey({ program, snapshot }: PlayerState): string | null {
  return program === null || snapshot === null ? null : (currentText(program, snapshot)?.key ?? null);
}

declare global {
  interface HTMLElementTagNameMap {
    'frame-by-frame': FrameByFrame;
  }
  interface HTMLElementEventMap {
    /** The reader has changed the program: what it is now. */
    'fbf-edit': CustomEvent<SourceFile>;
    /** The reader wants it to look otherwise, for example with high contrast. */
    'fbf-look': CustomEvent<{ contrast: Contrast }>;
  }
}
