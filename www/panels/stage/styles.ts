// The stage itself: lanes, links, and the air above them in which values fly.

import { css } from 'lit';

export const stageStyles = css`
  :host { display: block; position: relative; min-width: 0; min-height: 0; height: 100%; color: var(--ink); background: var(--paper); font: var(--t-ui) / 1.45 var(--sans); }
  .scroll { position: absolute; inset: 0; overflow: auto; scrollbar-width: thin; scrollbar-color: var(--edge) transparent; }
  .scroll:focus-visible { outline: 2.5px solid var(--focus); outline-offset: -3px; }
  .field { position: relative; display: flex; min-width: 100%; min-height: 100%; container-type: inline-size; }
  .panned { cursor: grabbing; user-select: none; }
  .lanes { flex: 1; display: grid; min-width: 0; padding: 10px 28px 14px; align-items: stretch; }
  .lane { display: flex; flex-direction: column; min-width: 0; }
  .lane > h2 { flex: none; height: 22px; margin-bottom: 7px; font: 600 14px / 22px var(--sans); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .lane > h2 .q { font-weight: 400; }
  .grow { flex: 1 0 0; }
  .card { flex: none; }

  .three { grid-template-columns: clamp(396px, 42cqw, 540px) clamp(208px, 20cqw, 300px) clamp(264px, 25.2cqw, 360px); justify-content: space-between; }
  .two { grid-template-columns: minmax(0, 61fr) minmax(0, 39fr); column-gap: 48px; padding-inline: 20px; }
  .one { grid-template-columns: minmax(0, 1fr); padding-inline: 16px; row-gap: 18px; }

  .three .frames, .two .frames { position: sticky; top: 10px; height: var(--lane, 100%); justify-content: safe flex-end; }
  .three .frames > h2, .two .frames > h2 { margin-bottom: auto; }
  :is(.three, .two) .frames:has(.apart) > h2 { margin-bottom: 8px; }
  .frames > [data-state="suspended"] { margin: 0 0 12px 28px; }
  .one .frames > [data-state="suspended"] { margin-left: 0; }
  .frames > .apart { flex: 1 0 28px; }
  .three .objects > .channel { flex: none; height: 36px; }
  .objects > :is(.card, .row2) + :is(.card, .row2) { margin-top: 22px; }
  /* room for a zombie under its code, always, so that nothing moves when it comes */
  .codes > .code + .card, .codes > .zombie + .card { margin-top: 44px; }
  .codes > .code + .zombie { margin-top: 0; }
  .two .code.line + .card { margin-top: 22px; }
  .codes > .card.zombie { margin: 0 14px -31.5px 24px; }
  .codes > .card.zombie:last-child { margin-bottom: 0; }

  .two .fbody, .one .fbody { grid-template-columns: minmax(0, 159fr) minmax(0, 74fr) minmax(0, 98fr); gap: 0 9px; }
  .two .fbody { grid-template-columns: minmax(0, 166fr) minmax(0, 62fr) minmax(0, 92fr); }
  .two .fields .row { gap: 5px; }
  :is(.two, .one) .named { grid-template-columns: minmax(0, 143fr) minmax(0, 88fr) minmax(94px, 94fr); gap: 0 7px; }
  :is(.two, .one) .named .locals { grid-template-columns: fit-content(8.5ch) minmax(40px, 1fr); gap: 0 6px; }
  :is(.two, .one) .named .slot { padding-inline: 4px; }
  :is(.two, .one) .named .slot.top { padding-right: 14px; }
  :is(.two, .one) .named .slot.top::after { content: none; }
  :is(.two, .one) .named .slot.top::before { right: 4px; }
  .one .named { grid-template-columns: minmax(0, 143fr) minmax(0, 104fr) minmax(0, 72fr); gap: 0 5px; }
  .one .named .cap .word { display: none; }
  :is(.two, .one) .named .row { gap: 4px; }
  .two .named .fn { width: 7.2ch; }
  .two .named .row:is([data-field="f_globals"], [data-field="f_locals"], [data-field="f_iblock"]) { display: none; }
  :is(.two, .one) .frame:not(:has(.fbody)) .refs { display: none; }
  .two .none .cap { white-space: normal; line-height: 16px; }
  .two .locals, .one .locals { grid-template-columns: fit-content(6.5ch) minmax(36px, 1fr); }
  .two .rc, .one .rc { display: none; }
  .one { --rowh: 25px; --slot: 30px; align-content: start; }
  @container (max-width: 640px) {
    .two { column-gap: 40px; }
    .two .fbody { grid-template-columns: minmax(0, 143fr) minmax(0, 64fr) minmax(0, 80fr); gap: 0 6px; }
    .two .fields .row { gap: 4px; }
    .two .fields .fn { width: 7.2ch; }
    .two .fields .row:is([data-field="f_globals"], [data-field="f_locals"], [data-field="f_iblock"]), .two .cap .word, .two .zombie:not(.freelist) .kind { display: none; }
  }
  @container (max-width: 359px) {
    .one .lcs.none, .one .count { display: none; }
    .one .fbody { grid-template-columns: minmax(0, 15fr) minmax(0, 7fr) minmax(0, 8fr); }
  }
  .one .fields .fn { width: 56px; }
  .one .fields .row:is([data-field="f_globals"], [data-field="f_locals"], [data-field="f_iblock"]) { display: none; }
  .one .frame .tag { margin-left: auto; }
  .one button.more { margin: -8px -6px; padding: 8px 6px; }
  .one .chips .chip, .one .morebox { height: 40px; max-width: 100%; overflow: hidden; text-overflow: ellipsis; }

  .morebox { display: flex; align-items: center; gap: 8px; height: 28px; padding: 0 12px; border: 1.25px dashed var(--edge); background: none; font: 13px / 1 var(--sans); color: var(--ink-2); text-align: left; cursor: pointer; }
  .morebox:hover { color: var(--ink); border-style: solid; }
  .morebox:focus-visible { outline: 2.5px solid var(--focus); outline-offset: 2px; }
  .nothing { padding: 10px 0; color: var(--ink-2); }
  .chips { min-width: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  .chips .chip { height: 32px; cursor: pointer; }
  .chips .chip:focus-visible { outline: 2.5px solid var(--focus); outline-offset: 2px; }

  .gap { flex: none; }
  .gap-40 { height: 40px; }
  .gap-32 { height: 32px; }
  .gap-26 { height: 26px; }

  .links, .air { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
  .air > * { position: absolute; margin: 0; }
  .air > .chip { left: 0; top: 0; z-index: 3; max-width: 260px; }
  .air > .card { z-index: 1; }
  .ring { border: 2px solid var(--mark-e); border-radius: 3px; }
  .ring.bad { border-color: var(--bad); }
  .air > .outline { z-index: 2; border: 1.5px solid var(--frame); }
  .air > .slot { z-index: 1; }
  .link .line { fill: none; stroke: currentColor; stroke-width: 1.75; }
  .link .head, .link circle { fill: currentColor; }
  .l-call { color: var(--frame); }
  .l-call .line { stroke-width: 3; }
  .l-instance, .l-pointer { color: var(--code); }
  .l-instance .line { stroke-width: 5; }
  .l-instance .inner { fill: none; stroke: var(--paper); stroke-width: 2; }
  .l-instance .head { fill: var(--paper); stroke: currentColor; stroke-width: 1.5; }
  .l-lexical { color: var(--lex); }
  .l-lexical .line { stroke-dasharray: 6 4; }
  .l-lexical .head { fill: none; stroke: currentColor; stroke-width: 1.75; }
  .l-reference { color: var(--edge); }
  .l-reference .line { stroke-width: 1.25; }
  .l-fly { fill: none; stroke: var(--mark-e); stroke-width: 2; stroke-dasharray: 1 6; stroke-linecap: round; }
  .link text { fill: currentColor; font: 13px var(--sans); text-anchor: middle; dominant-baseline: central; }
  .link rect { fill: var(--paper); }
  .link tspan { font: var(--t-code) var(--mono); }
`;
