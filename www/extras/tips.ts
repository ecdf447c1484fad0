// What a field of a C struct is for, said beside it: at a card's field under the pointer, and at the one with the focus.
// From a card that has the focus, the arrow keys up and down go through its fields.

import type { StructTables } from '../engine/protocol';
import type { Stage } from '../panels/stage/stage';
import { zoomOf } from '../panels/zoom';

const look = `
  .tip { position: fixed; inset: auto; width: max-content; max-width: min(340px, calc(100vw - 16px)); margin: 0; padding: 6px 10px;
    border: 1.25px solid var(--edge); border-radius: 5px; background: var(--card); color: var(--ink);
    font: 14px / 1.4 var(--sans); box-shadow: 0 4px 16px var(--shadow); pointer-events: none; }
  .tip code { font: 13px / 1 var(--mono); }
  .row:focus-visible { outline: 2.5px solid var(--focus); outline-offset: 1px; }
`;

/** The sentence for a field, or for the struct itself where the card is asked. */
export function sentenceOf({ structs }: StructTables, typeName: string, field: string | null): string | null {
  const struct = structs.find((one) => one.typeName === typeName);
  if (struct === undefined) return null;
  if (field === null) return struct.text;
  return struct.fields.find(({ name }) => name === field)?.text ?? null;
}

/** Shows sentences at a stage's fields from now on. */
export function attachTips(stage: Stage, tables: StructTables): void {
  const root = stage.renderRoot;
  if (!(root instanceof ShadowRoot)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(look);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const tip = document.createElement('div');
  tip.id = 'tip';
  tip.className = 'tip';
  tip.setAttribute('role', 'tooltip');
  // Above all that would cut it off, in an article as well.
  tip.popover = 'manual';
  root.append(tip);

  let described: Element | null = null;
  const hide = () => {
    tip.hidePopover();
    described?.removeAttribute('aria-describedby');
    described = null;
  };
  const show = (target: Element) => {
    const card = target.closest<HTMLElement>('[data-card]');
    const field = target.closest<HTMLElement>('[data-field]');
    const text = card === null ? null : sentenceOf(tables, card.dataset.type ?? '', field?.dataset.field ?? null);
    const place = field ?? card;
    if (text === null || place === null) return hide();
    hide();
    tip.replaceChildren(...words(field?.dataset.field ?? null, text));
    tip.showPopover();
    put(tip, place.getBoundingClientRect());
    place.setAttribute('aria-describedby', 'tip');
    described = place;
  };

  root.addEventListener('pointerover', ({ target }) => {
    if (target instanceof Element && target.closest('[data-field]') !== null) show(target);
    else if (root.activeElement === null || described !== root.activeElement) hide();
  });
  stage.addEventListener('pointerleave', hide);
  root.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(':focus-visible') && target.matches('[data-card], [data-field]'))
      show(target);
    else hide();
  });
  root.addEventListener('focusout', hide);
  const scrolled = () => {
    if (described !== null && described === root.activeElement) put(tip, described.getBoundingClientRect());
    else hide();
  };
  root.addEventListener('scroll', scrolled, true);
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && move(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event instanceof KeyboardEvent && event.key === 'Escape') hide();
  });
  const lanes = root.querySelector('.lanes');
  if (lanes !== null)
    new MutationObserver(hide).observe(lanes, { childList: true, characterData: true, subtree: true });
  const focused = root.activeElement;
  if (focused?.matches('[data-card]:focus-visible')) show(focused);
}

/** Up and down go from a card to its fields and back; whether the key was for that. */
function move({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || !target.matches('[data-card], [data-field]')) return false;
  const card = target.closest<HTMLElement>('[data-card]');
  if (card === null) return false;
  if (key === 'Escape' && target !== card) {
    card.focus();
    return true;
  }
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return false;
  const stops = [card, ...card.querySelectorAll<HTMLElement>('[data-field]')];
  const next = stops[stops.indexOf(target) + step];
  if (stops.length < 2 || next === undefined) return stops.length > 1;
  if (next !== card) next.tabIndex = -1;
  next.focus({ focusVisible: true } as FocusOptions);
  return true;
}

/** Below the place, or above it where there is no room. */
function put(tip: HTMLElement, { left, top, bottom }: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect();
  const below = bottom + 6 + height <= innerHeight;
  const x = Math.max(8, Math.min(left, innerWidth - width - 8));
  const y = below ? bottom + 6 : Math.max(4, top - 6 - height);
  const zoom = zoomOf(tip);
  // By script, as a style attribute would need a looser content policy.
  tip.style.left = `${x / zoom}px`;
  tip.style.top = `${y / zoom}px`;
}

/** The name, and the sentence: what stands between backticks is code. */
function words(name: string | null, text: string): Node[] {
  const code = (content: string) => {
    const element = document.createElement('code');
    element.textContent = content;
    return element;
  };
  const parts = text.split('`').map((part, index) => (index % 2 === 1 ? code(part) : document.createTextNode(part)));
  return name === null ? parts : [code(name), document.createTextNode(': '), ...parts];
}
