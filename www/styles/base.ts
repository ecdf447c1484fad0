// What every panel of the player starts from.

import { css } from 'lit';

export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ol,
  pre {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  ol {
    list-style: none;
  }
  svg {
    display: block;
    flex: none;
  }
  code,
  .code {
    font-family: var(--mono);
  }
  .quiet {
    color: var(--ink-2);
    font-weight: 400;
  }
  /** Read aloud, not shown. */
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2.5px solid var(--focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
  /** A region that scrolls draws its focus inside, where it is not cut off. */
  .scrolls {
    overflow: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--edge) transparent;
    overscroll-behavior: var(--overscroll, contain);
  }
  .scrolls:focus-visible {
    outline-offset: -3px;
  }
  .title {
    display: flex;
    align-items: center;
    gap: 8px;
    font: 600 var(--t-ui) / 22px var(--sans);
  }
  .title .kind {
    color: var(--code);
  }
`;
