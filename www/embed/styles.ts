// How the player is laid out in an article: what the author left out makes room for the rest.

import { css } from 'lit';

export const embedStyles = css`
  :host {
    /** The wheel goes on to the page. */
    --overscroll: auto;
  }
  :host(:not([data-panels~='narration'])) fbf-narration,
  :host(:not([data-panels~='narration'])) .said:not(:has(fbf-lesson)),
  :host(:not([data-panels~='timeline'])) fbf-timeline,
  :host(:not([data-panels~='call'])) fbf-call,
  :host([data-controls='none']) fbf-transport,
  :host([data-controls='none']:not([data-panels~='timeline'])) .dock,
  :host(:not([data-panels~='frames'], [data-panels~='objects'])) :is(fbf-stage, fbf-divider) {
    display: none;
  }
  :host(:not([data-panels~='timeline'])) fbf-transport {
    margin-top: 0;
  }
  :host(:not([data-panels~='counters'])) {
    --counters: none;
  }
  .dock {
    padding: 6px 16px;
  }
  .said {
    min-height: 76px;
  }
  @container player (width < 900px) {
    .player {
      --narration-size: 16px;
    }
    fbf-narration {
      padding: 8px 16px 6px;
    }
  }

  /** Without the stage, what stood beside it has all the width. */
  @container player (width >= 480px) {
    :host(:not([data-panels~='frames'], [data-panels~='objects'])) .player {
      grid:
        'notice' auto
        'narration' auto
        'call' auto
        'left' minmax(0, 1fr)
        'dock' auto
        / minmax(0, 1fr);
    }
    :host(:not([data-panels~='frames'], [data-panels~='objects'])) .left {
      display: flex;
      border: 0;
    }
  }

  /** The width of an article: source and bytecode side by side above the stage. */
  @container player (480px <= width < 700px) {
    :host(:is([data-panels~='frames'], [data-panels~='objects'])) .player {
      grid:
        'notice notice' auto
        'narration narration' auto
        'source bytecode' minmax(0, 1fr)
        'call call' auto
        'stage stage' minmax(0, 2fr)
        'output output' auto
        'dock dock' auto
        / minmax(0, 1fr) minmax(0, 1fr);
    }
    :host(:is([data-panels~='frames'], [data-panels~='objects'])) .pane {
      border-bottom: 1px solid var(--line);
      padding-top: 6px;
    }
    .pane[data-for='source'] {
      grid-area: source;
    }
    .pane[data-for='bytecode'] {
      grid-area: bytecode;
    }
    :host([data-panels~='source']) .pane[data-for='bytecode'] {
      border-left: 1px solid var(--line);
    }
    :host(:not([data-panels~='bytecode'])) .pane[data-for='source'],
    :host(:not([data-panels~='source'])) .pane[data-for='bytecode'] {
      grid-column: 1 / -1;
    }
    :host(:not([data-panels~='source'], [data-panels~='bytecode']):is([data-panels~='frames'], [data-panels~='objects'])) .player {
      grid-template-rows: auto auto 0 auto minmax(0, 1fr) auto auto;
    }
    .pane[data-for='output'] {
      grid-area: output;
      max-height: 92px;
    }
    .pane[data-for~='frames'] {
      grid-area: stage;
      padding: 0;
    }
    .player[data-hidden~='source'] .pane[data-for='source'],
    .player[data-hidden~='bytecode'] .pane[data-for='bytecode'],
    .player[data-hidden~='output'] .pane[data-for='output'] {
      display: none;
    }
    .tabs {
      display: none;
    }
  }
  @container player (width < 480px) {
    :host(:not([data-tabs])) .tabs {
      display: none;
    }
    :host(:not([data-panels~='source'])) .pane[data-for='source'],
    :host(:not([data-panels~='bytecode'])) .pane[data-for='bytecode'],
    :host(:not([data-panels~='output'])) .pane[data-for='output'] {
      display: none;
    }
    .tabs {
      grid-template-columns: none;
      grid-auto-flow: column;
    }
    .tabs button {
      height: 44px;
    }
  }
`;
