// The player within an embedded element: it shows the panels that the author chose, and shares its machine with the others of the page.

import { Engine } from '../engine/client';
import type { Runner } from '../engine/runner';
import { Runs } from '../engine/runs';
import { SharedMachine } from '../engine/shared';
import { fetchSupply } from '../engine/supply';
import { printed } from '../panels/output/printed';
import { Panel } from '../panels/panel';
import { runningFrame } from '../panels/whereabouts';
import { rest } from '../player/pace';
import { FrameByFrame } from '../player/player';
import { type Pane, panes, sidePanels } from '../player/view';
import type { EmbedState } from './package/types';
import type { Opening } from './program';
import type { Settings } from './settings';
import { embedStyles } from './styles';

/** All elements of a page share it. */
const machine = new SharedMachine(fetchSupply);

let drawn: Promise<void> = Promise.resolve();

/** The parts of all players of a page come up one after the other, with a rest between, so that the page never stands still. */
function turn(): Promise<void> {
  drawn = drawn.then(() => rest(0));
  return drawn;
}

Panel.turn = turn;

export class EmbeddedPlayer extends FrameByFrame {
  static override styles = [...FrameByFrame.styles, embedStyles];

  /** Even half an article's width has room for source and frames together. */
  protected override readonly narrowWidth = 480;

  /** A page with many players has no use for as many landmarks. */
  protected override readonly tabsRole = 'group';

  #shown: Settings['panels'] = new Set();

  protected override startRunner(): Runner {
    return new Runs(async () => new Engine(() => machine.connect()));
  }

  protected override get panes(): readonly Pane[] {
    return panes.filter((pane) => this.#shown.has(pane));
  }

  protected override get stagePane() {
    const [frames, objects] = [this.#shown.has('frames'), this.#shown.has('objects')];
    if (frames === objects) return super.stagePane;
    return frames ? 'frames' : 'objects';
  }

  protected override get isStageSplit(): boolean {
    return !(this.#shown.has('frames') && this.#shown.has('objects'));
  }

  /** Before there is something to be shown there is nothing to be made. */
  protected override shouldUpdate(): boolean {
    return this.hasUpdated || this.state.snapshot !== null;
  }

  /** Looks as the author wants it. Where only one attribute has changed, the reader keeps what they chose of all others. */
  configure(settings: Settings, changed: string | null = null): void {
    const { panels, controls, grain, speed, readonly, until } = settings;
    const concerns = (name: string) => changed === null || changed === name;
    if (concerns('panels')) this.#showPanels(panels);
    if (concerns('grain')) this.store.setGrain(grain);
    if (concerns('speed')) this.store.setSpeed(speed);
    this.compact = controls !== 'full';
    this.dataset.controls = controls;
    this.readonly = readonly;
    this.store.last = until ?? Number.POSITIVE_INFINITY;
    this.requestUpdate();
  }

  #showPanels(panels: Settings['panels']): void {
    this.#shown = panels;
    this.hiddenPanels = new Set(sidePanels.filter((panel) => !panels.has(panel)));
    if (!panels.has(this.pane)) this.pane = this.panes[0] ?? this.pane;
    this.dataset.panels = [...panels].join(' ');
    this.toggleAttribute('data-tabs', this.panes.length > 1);
  }

  /** Opens what the author wrote, at a moment, and has all parts there. Rejects with one sentence where it cannot be opened. */
  async begin(opening: Opening, at: Settings['at']): Promise<void> {
    const opened = opening.type === 'lesson' ? await this.openLesson(opening.lesson) : await this.open(opening.file);
    if (!opened) throw new Error(this.state.error ?? this.#refusal());
    if (opening.type === 'program') {
      const { name } = opening.file;
      this.store.setBreakpoints(opening.marked.map((line) => ({ type: 'fileLine', file: name, line })));
    }
    if (at === 'end') await this.store.toEnd();
    else if (at > 0) await this.seek(at);
    await this.updateComplete;
    await turn();
  }

  /** Why a source was refused. */
  #refusal(): string {
    const { draft } = this.state;
    if (draft === null) return 'The program could not be opened.';
    return `${draft.name} does not compile: ${draft.problem.message} (line ${draft.problem.line}).`;
  }

  /** What can be read off the page, in plain data. */
  describe(): Omit<EmbedState, 'status'> {
    const { program, snapshot, playing, grain, speed, error } = this.state;
    const moment = snapshot?.moment ?? null;
    return {
      filename: program?.filename ?? null,
      n: moment?.n ?? 0,
      length: this.store.length,
      playing,
      grain,
      speed,
      run: moment?.status.type ?? null,
      line: moment?.next?.line ?? null,
      function: moment === null ? null : (runningFrame(moment)?.name ?? null),
      sentence: this.getMoment()?.sentence ?? '',
      output:
        moment === null
          ? ''
          : printed(moment)
              .map(({ text }) => text)
              .join(''),
      error,
    };
  }

  /** Events tell where the player is. */
  protected override tell(type: string, detail: object): void {
    const { n, length, line, function: name, sentence } = this.describe();
    const isMove = type === 'fbf-step' || type === 'fbf-end';
    super.tell(type, isMove ? { ...detail, n, length, line, function: name, sentence } : detail);
  }
}

customElements.define('fbf-player', EmbeddedPlayer);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-player': EmbeddedPlayer;
  }
}
