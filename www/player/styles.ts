// How the player is laid out: three columns of things on a wide page, one pane at a time on a phone.

import { css, unsafeCSS } from 'lit';
import { base } from '../styles/base';
import { controls } from '../styles/controls';
import tokens from '../styles/tokens.css?inline';

const layout = css`
  :host {
    display: block;
    height: 100%;
    min-height: 0;
    container: player / size;
    color-scheme: light dark;
    background: var(--paper);
    color: var(--ink);
    font: var(--t-ui) / 1.45 var(--sans);
    -webkit-font-smoothing: antialiased;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  .player {
    display: grid;
    grid:
      'notice notice' auto
      'left narration' auto
      'left call' auto
      'left stage' minmax(0, 1fr)
      'dock dock' auto
      / var(--left, 336px) minmax(0, 1fr);
    height: 100%;
    min-height: 0;
  }
  .notice {
    grid-area: notice;
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 4px 8px 4px 20px;
    background: var(--bad-t);
    color: var(--bad);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .notice[hidden] {
    display: block;
    padding: 0;
  }
  .notice .icon {
    margin-left: auto;
    flex: none;
  }
  .left {
    grid-area: left;
    display: flex;
    flex-direction: column;
    min-height: 0;
    padding-top: 12px;
    border-right: 1px solid var(--line);
  }
  :is(fbf-source, fbf-editor) {
    flex: 0 1 auto;
    max-height: 52%;
    margin-bottom: 12px;
  }
  fbf-bytecode {
    flex: 1 0 200px;
  }
  fbf-output {
    flex: 0 0 auto;
    max-height: 26%;
    padding: 8px 0 10px;
    border-top: 1px solid var(--line);
  }
  .said {
    grid-area: narration;
    display: flex;
    min-width: 0;
    min-height: 102px;
    border-bottom: 1px solid var(--line);
  }
  fbf-narration {
    flex: 1 1 0;
    min-width: 0;
    padding: 12px 28px 10px;
  }
  /* The stage keeps its place whatever a lesson says. */
  .said:has(fbf-lesson) {
    height: 214px;
  }
  fbf-lesson {
    flex: 1.2 1 0;
    border-left: 1px solid var(--line);
  }
  fbf-call {
    grid-area: call;
  }
  .player:has(fbf-call) .said:not(:has(fbf-lesson)) {
    min-height: 70px;
  }
  .player:has(fbf-call) fbf-narration {
    padding-block: 8px 6px;
  }
  fbf-stage {
    grid-area: stage;
    min-width: 0;
    min-height: 0;
    height: 100%;
  }
  .dock {
    grid-area: dock;
    padding: 10px 28px 8px;
    border-top: 1px solid var(--line);
  }
  /** The ring round the chart, when that has the focus, keeps clear of the controls. */
  fbf-transport {
    margin-top: 6px;
  }
  .tabs {
    display: none;
  }
  fbf-divider {
    grid-row: 2 / 5;
    grid-column: 2;
  }
  @container player (width >= 700px) {
    .player[data-hidden~='source'] .left > [data-for='source'],
    .player[data-hidden~='bytecode'] fbf-bytecode,
    .player[data-hidden~='output'] fbf-output,
    .player[data-left='none'] :is(.left, fbf-divider) {
      display: none;
    }
    .player[data-left='none'] {
      grid-template-columns: 0 minmax(0, 1fr);
    }
    .player[data-hidden~='bytecode'] :is(fbf-source, fbf-editor, fbf-output) {
      max-height: none;
      flex-grow: 1;
    }
  }

  @container player (width >= 1600px) {
    .player {
      grid-template-columns: var(--left, 400px) minmax(0, 1fr);
    }
  }

  @container player (height < 793px) {
    .player {
      --source-line: 23px;
      --dis-line: 18px;
    }
  }

  /* The bytecode says it as well. */
  @container player (height < 700px) {
    .said:has(fbf-lesson) {
      --between: none;
      min-height: 0;
    }
  }

  @container player (height < 513px) {
    fbf-bytecode {
      flex-basis: 70px;
    }
  }

  @container player (width < 1340px) {
    .player {
      grid-template-columns: var(--left, 314px) minmax(0, 1fr);
      --narration-size: 17px;
    }
    .left {
      padding-top: 8px;
    }
    :is(fbf-source, fbf-editor) {
      margin-bottom: 6px;
    }
    .said {
      min-height: 90px;
    }
    fbf-narration {
      padding: 10px 20px 8px;
    }
    .dock {
      padding: 8px 20px 4px;
    }
  }

  @container player (width < 1100px) {
    .said {
      flex-direction: column;
    }
    .said:has(fbf-lesson) {
      height: auto;
    }
    .said > * {
      flex: none;
    }
    fbf-lesson {
      height: min(176px, 22cqh);
      border-left: 0;
      border-top: 1px solid var(--line);
    }
  }

  @container player (width < 900px) {
    .player {
      grid-template-columns: var(--left, 276px) minmax(0, 1fr);
    }
  }

  @container player (width < 700px) {
    .player {
      grid:
        'notice' auto
        'narration' auto
        'call' auto
        'stage' minmax(0, 1fr)
        'dock' auto
        'tabs' auto
        / minmax(0, 1fr);
      --narration-size: 17px;
    }
    .left {
      display: contents;
    }
    fbf-divider {
      display: none;
    }
    .pane {
      grid-area: stage;
      max-height: none;
      min-height: 0;
      margin: 0;
      padding-top: 12px;
      border: 0;
    }
    .player[data-pane='source'] .pane:not([data-for~='source']),
    .player[data-pane='bytecode'] .pane:not([data-for~='bytecode']),
    .player[data-pane='frames'] .pane:not([data-for~='frames']),
    .player[data-pane='objects'] .pane:not([data-for~='objects']),
    .player[data-pane='output'] .pane:not([data-for~='output']) {
      display: none;
    }
    .said {
      min-height: 96px;
    }
    .player:has(fbf-call) .said {
      min-height: 107px;
    }
    fbf-narration {
      padding: 12px 16px 8px;
    }
    .dock {
      padding: 8px 16px 6px;
    }
    .tabs {
      grid-area: tabs;
      display: grid;
      grid-template-columns: repeat(5, auto);
      justify-content: stretch;
      border-top: 1px solid var(--line);
    }
    .tabs button {
      position: relative;
      min-width: 0;
      height: 56px;
      font-size: 14px;
      color: var(--ink-2);
    }
    .tabs [aria-current] {
      color: var(--ink);
      font-weight: 600;
    }
    .tabs [aria-current]::before {
      content: '';
      position: absolute;
      inset: -1px 10px auto;
      height: 3px;
      background: var(--ink);
    }
    .tabs button:focus-visible {
      outline-offset: -4px;
    }
    .dot {
      position: absolute;
      top: 14px;
      width: 7px;
      height: 7px;
      margin-left: 3px;
      border-radius: 50%;
      background: var(--frame);
    }
  }

  @container player (width < 360px) {
    .tabs button {
      font-size: 13px;
    }
  }
`;

export const playerStyles = [unsafeCSS(tokens), base, controls, layout];
