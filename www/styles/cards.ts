// The look of cards, values and slots. A kind is a silhouette, a glyph and a word, then a colour.

import { css } from 'lit';

export const cardStyles = css`
  * { box-sizing: border-box; }
  h2, h3, p { margin: 0; font: inherit; }
  b { font-weight: 600; }
  svg { display: block; flex: none; }
  .q { color: var(--ink-2); }
  .cut { overflow: hidden; text-overflow: ellipsis; }

  .k-code { color: var(--code); }
  .k-function { color: var(--func); }
  .k-frame { color: var(--frame); }
  .k-cell { color: var(--lex); }
  .k-dict, .k-list, .k-tuple, .k-iterator, .k-other, .k-cCall { color: var(--ink-2); }

  /* values */
  .v { font: var(--t-code) / var(--rowh) var(--mono); color: var(--ink); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-width: 0; }
  .c-function { cursor: help; }
  .c-function:hover { text-decoration: underline; text-underline-offset: 3px; }
  .c-function:focus-visible { outline: 2.5px solid var(--focus); outline-offset: 1px; }
  .v.null { font-style: italic; color: var(--ink-2); overflow: visible; }
  .ref { display: inline-flex; vertical-align: bottom; align-items: center; gap: 5px; min-width: 0; white-space: nowrap; font: var(--t-code) / var(--rowh) var(--mono); }
  .items .ref { gap: 3px; }
  .items > .changed { background: var(--mark); box-shadow: 0 0 0 2px var(--mark-e); border-radius: 1px; }
  .items > .changed .ref { color: var(--ink); }

  /* memory slots: the only boxes inside a card */
  .slot { position: relative; display: flex; align-items: center; justify-content: center; min-width: 0; height: var(--slot); padding: 0 9px; border: 1.25px solid var(--edge); background: var(--card); font: var(--t-code) / 1 var(--mono); color: var(--ink); white-space: nowrap; }
  .slot + .slot { margin-top: -1.25px; }
  .slot.empty { border-style: dashed; background: none; color: var(--ink-2); }
  .slot.empty + .slot.empty { border-top-color: transparent; }
  .slot .ref, .slot .v { line-height: 18px; }
  .slot.changed { background: var(--mark); border: 2px solid var(--mark-e); z-index: 1; }
  .slot.changed .ref { color: var(--ink); }
  .slot.top { padding-right: 44px; }
  .slot.top::after { content: "top"; position: absolute; right: 7px; font: 13px / 1 var(--sans); color: var(--ink-2); }
  .slot.top::before { content: ""; position: absolute; right: 33px; border: 4px solid transparent; border-right: 5px solid var(--ink-2); border-left: 0; }
  .slot.top.long { padding-right: 16px; }
  .slot.top.long::after { content: none; }
  .slot.top.long::before { right: 6px; }
  .slot.top.changed::after { color: var(--ink); }
  .slot.top.changed::before { border-right-color: var(--ink); }

  .slot.await { border: 2px dashed var(--mark-e); background: var(--mark); z-index: 1; }

  .chip { display: inline-flex; align-items: center; gap: 5px; height: 24px; padding: 0 9px; border: 1.25px solid; border-radius: 5px; background: var(--card); font: var(--t-code) / 1 var(--mono); white-space: nowrap; }
  .chip.fly { height: 28px; padding: 0 12px; border: 2px solid var(--mark-e); background: var(--mark); color: var(--ink); font-weight: 700; box-shadow: 0 3px 10px var(--shadow); }
  .chip.fly .ref { color: var(--ink); }

  /* cards */
  .card { position: relative; background: var(--card); color: var(--ink); padding: 7px 12px 9px; min-width: 0; }
  .card > h3 { display: flex; align-items: center; gap: 6px; height: 25px; min-width: 0; white-space: nowrap; }
  .card > h3 .kind { font: var(--t-ui) / 1 var(--sans); cursor: help; }
  .card > h3 .kind:hover { text-decoration: underline; text-underline-offset: 3px; }
  .which { font: var(--t-code) / 1 var(--mono); color: var(--ink-2); }
  .card > h3 .name { font: 600 var(--t-name) / 1.3 var(--mono); color: var(--ink); overflow: hidden; text-overflow: ellipsis; min-width: 3ch; }
  .card > h3 .refs { flex: 1 1 1ch; min-width: min-content; text-align: right; font: var(--t-code) / 1 var(--mono); color: var(--ink-2); }
  .card > h3 .progress { font: 13px / 1.3 var(--sans); overflow: hidden; text-overflow: ellipsis; }
  .words { font: 13px / 1 var(--sans); }
  /* the word "ob_refcnt" wraps out of sight where there is no room for it */
  .rc { display: flex; flex-flow: row-reverse wrap; gap: 0 1ch; height: 20px; line-height: 20px; overflow: hidden; }
  .rc .word { order: 1; }
  .card > h3 .refs:has(.rc) { min-width: 3ch; }
  .card:focus-visible { outline: 2.5px solid var(--focus); outline-offset: 2px; }
  .newmark { padding: 0 5px; font: 600 13px / 18px var(--sans); color: var(--ink); background: var(--mark); box-shadow: 0 0 0 1.5px var(--mark-e); border-radius: 2px; }

  .row { position: relative; z-index: 0; display: flex; justify-content: space-between; gap: 8px; min-height: var(--rowh); min-width: 0; font: var(--t-code) / var(--rowh) var(--mono); white-space: nowrap; }
  .row .fn { flex: none; max-width: 70%; overflow: hidden; text-overflow: ellipsis; color: var(--ink-2); }
  .row.set .fn { color: var(--ink); }
  .row.used .fn { font-weight: 700; }
  .row.used::before { content: ""; position: absolute; left: -12px; width: 3px; height: var(--rowh); background: var(--ink); }
  .row.changed::after { content: ""; position: absolute; z-index: -1; inset: 0 -6px; border: 2px solid var(--mark-e); background: var(--mark); }
  .row.changed .fn, .row.changed .v, .row.changed .ref { color: var(--ink); }
  .row.note { margin-top: -2px; min-height: 18px; justify-content: flex-end; }
  /* a target of 24 px in a row of 20 */
  button.more { display: block; margin: -2px -6px; padding: 2px 6px; border: 0; background: none; cursor: pointer; text-align: left; }
  .more { font: 13px / var(--rowh) var(--sans); color: var(--ink-2); white-space: nowrap; }
  button.more:hover { text-decoration: underline; }
  button.more:focus-visible { outline: 2.5px solid var(--focus); outline-offset: 2px; }

  .card.code { border: 1.5px solid var(--code); }
  .card.code > h3 { padding-right: 12px; }
  .ear { position: absolute; top: -1.5px; right: -1.5px; }
  .ear .cut { fill: var(--paper); }
  .ear .fold { fill: var(--code-t); stroke: var(--code); stroke-width: 1.5; stroke-linejoin: round; }
  .card.function { border: 1.5px solid var(--func); border-radius: 14px; }
  .card.dict, .card.list, .card.other { border: 1.25px solid var(--edge); border-radius: 4px; }
  .card.tuple, .card.iterator { border: 1.25px solid var(--edge); border-radius: 12px; }
  .card.cell { border: 2px solid var(--lex); border-radius: 4px; }
  .card .items { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 0; margin-top: 4px; }
  .v.items { display: block; margin: 0; }
  .card .items > .slot { max-width: 118px; margin: 0 -1.25px 0 0; padding: 0 8px; }
  .card > h3 > .slot { margin-left: auto; min-width: 40px; }
  .card > h3 > .items { flex-wrap: nowrap; margin: 0 0 0 2px; padding: 2px; min-width: 0; overflow: hidden; }
  .card .items > .more { margin-left: 9px; }

  /* frames: the line says how the frame stands */
  .card.frame { padding: 8.5px 13.5px 10.5px; }
  .border { position: absolute; inset: 0; pointer-events: none; border: 1.5px solid var(--frame); }
  .border.running { border-width: 3px; }
  .border.unwinding { border: 2px solid var(--bad); }
  .border.held, .border.left { border: 1.25px solid var(--frame); }
  .border.suspended { border: 1.5px dashed var(--frame); }
  .card.zombie { padding: 0 12px; border: 1.5px dotted var(--edge); border-top: 0; background: none; }
  .card.zombie > h3 { height: 30px; gap: 5px; }
  .card.zombie > h3 .name { font-weight: 400; font-size: var(--t-code); }
  .card.ccall { border: 1.25px solid var(--edge); padding-left: 30px; }
  .card.ccall::before { content: ""; position: absolute; left: 0; top: 0; bottom: 0; width: 16px; border-right: 1.25px solid var(--edge); background: repeating-linear-gradient(135deg, var(--edge) 0 1.5px, transparent 1.5px 6px); }

  .tag { display: inline-flex; flex: none; align-items: center; gap: 5px; height: 20px; padding: 0 7px; font: 600 13px / 1 var(--sans); color: var(--frame); background: var(--frame-t); border-radius: 3px; white-space: nowrap; }
  .tag.on { background: var(--frame); color: var(--card); }
  .tag.quiet { background: none; padding: 0; color: var(--ink-2); font-weight: 400; }
  .tag.bad { color: var(--bad); background: var(--bad-t); }

  .fbody { display: grid; grid-template-columns: minmax(0, 168px) minmax(0, 5fr) minmax(0, 4fr); gap: 0 16px; align-items: end; margin-top: 5px; }
  /* a frame that is over stands among data: what it has fewer columns for goes under each other */
  [data-state="left"] .fbody { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 12px; }
  [data-state="left"] .fields { grid-column: 1 / -1; }
  [data-state="left"] .fields .row:not([data-field="f_back"], [data-field="f_code"]) { display: none; }
  [data-state="left"] .rc .word { display: none; }
  .fields { align-self: start; }
  .fields .row { justify-content: flex-start; gap: 9px; }
  .fields .fn { width: 9.3ch; max-width: none; }
  .col { min-width: 0; }
  .cap { display: flex; justify-content: space-between; gap: 6px; font: 13px / 20px var(--sans); color: var(--ink-2); white-space: nowrap; }
  .count { font: 13px / 20px var(--sans); color: var(--ink-2); white-space: nowrap; }
  .locals { display: grid; grid-template-columns: fit-content(6.5ch) minmax(48px, 1fr); gap: 0 7px; align-items: center; }
  .locals .ln { font: 600 var(--t-code) / 1.3 var(--mono); overflow: hidden; text-overflow: ellipsis; }
  .locals .slot { margin: 0; }
  .locals .slot:nth-of-type(n + 2) { margin-top: -1.25px; }
  .blocks { grid-column: 1 / -1; display: flex; align-items: center; gap: 8px; height: 24px; margin-top: 6px; font: 13px / 24px var(--sans); white-space: nowrap; overflow: hidden; }
  .block { padding: 0 6px; border: 1.25px solid var(--edge); font: var(--t-code) / 20px var(--mono); }
  .blocks.changed { background: var(--mark); box-shadow: 0 0 0 2px var(--mark-e); }
  .blocks.changed .q { color: var(--ink); }
  .cells { grid-column: 1 / -1; display: flex; flex-direction: column; align-items: flex-end; gap: 5px; margin-top: 8px; font: 13px / 1 var(--sans); }
  .cellvar { display: flex; align-items: center; gap: 6px; min-width: 0; white-space: nowrap; }
  .cellvar b { font: 600 var(--t-code) / 1.3 var(--mono); max-width: 12ch; overflow: hidden; text-overflow: ellipsis; }

  @media (forced-colors: active) {
    .slot.changed, .row.changed::after, .blocks.changed, .newmark { outline: 2px solid Highlight; outline-offset: -2px; }
    .tag.on { outline: 1px solid; }
    .card { border-color: CanvasText; }
    .ear .cut { fill: Canvas; }
    .ear .fold { fill: Canvas; stroke: CanvasText; }
  }
`;
