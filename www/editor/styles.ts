// The editor looks like the source panel that it takes the place of: the same letters in the same places.

import { css } from 'lit';

export const editorStyles = css`
  .text {
    display: flex;
    flex-direction: column;
    flex: 1 1 auto;
    min-height: 0;
  }
  .cm-editor {
    flex: 1 1 auto;
    min-height: 0;
    background: var(--card);
  }
  .cm-editor.cm-focused {
    outline: none;
  }
  /* the focus, around the gutter too, and over no text */
  .cm-editor.cm-focused::after {
    content: '';
    position: absolute;
    inset: -2.5px 0;
    z-index: 300;
    border: 2.5px solid var(--focus);
    pointer-events: none;
  }
  .cm-editor .cm-scroller {
    font: inherit;
    line-height: inherit;
    scrollbar-width: thin;
    scrollbar-color: var(--edge) transparent;
    overscroll-behavior: contain;
    container-type: inline-size;
  }
  .cm-editor .cm-content {
    padding: 0;
    caret-color: var(--ink);
  }
  .cm-editor .cm-line {
    padding: 0 10px 0 0;
  }
  .cm-editor .cm-gutters {
    border: 0;
    background: var(--card);
    color: var(--ink-2);
  }
  .cm-editor .cm-lineNumbers .cm-gutterElement {
    position: relative;
    width: 52px;
    padding: 0 12px 0 0;
  }
  .mark {
    position: absolute;
    left: 9px;
    top: calc(50% - 5px);
  }
  .cm-line.next,
  .cm-editor .cm-gutterElement.next {
    background: var(--frame-t);
  }
  .cm-editor .cm-gutterElement {
    box-shadow: var(--runs, 0 0), var(--pointed, 0 0);
  }
  .cm-editor .cm-gutterElement.next {
    color: var(--ink);
  }
  /* only bytecode has a bar where a frame waits */
  .waits:not(.next) {
    --runs: 0 0;
  }
  .keyword {
    font-weight: 600;
  }
  .comment {
    font-style: italic;
    color: var(--ink-2);
  }
  .cm-editor .pointed {
    --pointed: inset 6px 0 0 var(--ink-2);
  }
  .cm-editor .pointed:not(.next) {
    background: var(--band);
  }

  /* what CPython says is wrong */
  .wrong,
  .wrong .mark {
    color: var(--bad);
  }
  .cm-line.wrong {
    color: inherit;
  }
  .report {
    background: var(--bad-t);
    color: var(--bad);
  }
  .report.warning {
    background: var(--band);
    color: var(--ink);
  }
  .report.warning p {
    font-weight: 400;
  }
  .caret {
    height: 13px;
    line-height: 17px;
    font-weight: 700;
  }
  .report p {
    position: sticky;
    left: 52px;
    width: max-content;
    max-width: calc(100cqi - 52px);
    padding: 2px 10px 5px 0;
    white-space: normal;
    overflow-wrap: anywhere;
    font: 600 13px / 18px var(--sans);
  }
  .note {
    color: var(--ink-2);
  }
  .note:empty {
    padding: 0;
  }
`;
