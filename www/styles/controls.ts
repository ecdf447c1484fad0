// Buttons and selects.

import { css } from 'lit';

export const controls = css`
  button,
  select {
    font: var(--t-ui) / 1 var(--sans);
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:is(:disabled, [aria-disabled]) {
    cursor: default;
    color: var(--edge);
  }
  .icon {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 40px;
    height: 40px;
    border-radius: 6px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    height: 32px;
    padding: 0 10px;
    border-radius: 6px;
    white-space: nowrap;
  }
  .button.line,
  select {
    border: 1.25px solid var(--edge);
  }
  .icon:not([aria-disabled]):hover,
  .button:hover,
  select:hover {
    background: var(--band);
  }
  select {
    appearance: none;
    height: 32px;
    padding: 0 30px 0 10px;
    border-radius: 6px;
    max-width: 100%;
    text-overflow: ellipsis;
    /** Two triangles make the arrow: no image, so no address to fetch. */
    background:
      linear-gradient(45deg, transparent 50%, currentColor 50%) calc(100% - 16px) 55% / 5px 5px no-repeat,
      linear-gradient(-45deg, transparent 50%, currentColor 50%) calc(100% - 11px) 55% / 5px 5px no-repeat;
  }
  option {
    background: var(--card);
    color: var(--ink);
  }
  @media (pointer: coarse) {
    .button,
    select {
      height: 40px;
    }
  }
`;
