// What stands along the lower edge: the run as a chart, and the controls.

import { html } from 'lit';
import type { Timeline } from '../engine/types';
import '../panels/timeline/timeline';
import type { TimelinePanel } from '../panels/timeline/timeline';
import { whereIn } from './played';
import type { PlayerState, Store } from './store';
import { type Command, placeWithin } from './transport';

/** What the dock is told. */
interface DockLook {
  readonly state: PlayerState;
  readonly store: Store;
  /** The run, as far as it may be seen. */
  readonly veiled: Timeline | null;
  /** What is seen of a part of it. */
  readonly ask: TimelinePanel['ask'];
  readonly theme: string;
  /** Without an axis. */
  readonly isLow: boolean;
  /** Only the most needed controls. */
  readonly isCompact: boolean;
  readonly obey: (command: Command) => void;
}

export function dock({ state, store, veiled, ask, theme, isLow, isCompact, obey }: DockLook) {
  const { timeline, snapshot, playing, grain, speed, surveying, inside } = state;
  const n = snapshot?.moment.n ?? 0;
  const { length } = store;
  const where = whereIn(snapshot);
  return html`<div class="dock" role="group" aria-label="Timeline" aria-busy=${timeline === null || surveying}>
    <fbf-timeline
      part="timeline"
      .timeline=${veiled}
      .ask=${veiled === timeline ? ask : null}
      .moment=${n}
      .inside=${inside}
      .words=${`step ${n} of ${length}, ${placeWithin(inside) || where}`}
      .theme=${theme}
      .compact=${isLow}
      @seek=${(event: CustomEvent<number>) => void store.seek(event.detail)}
    ></fbf-timeline>
    <fbf-transport
      part="controls"
      .moment=${n}
      .length=${length}
      .counting=${surveying}
      .where=${where}
      .inside=${inside}
      .playing=${playing}
      .grain=${grain}
      .speed=${speed}
      .compact=${isCompact}
      @transport=${(event: CustomEvent<Command>) => obey(event.detail)}
    ></fbf-transport>
  </div>`;
}
