// How the element looks from outside: a box of a certain size, that nothing of the page leaks into and nothing leaks out of.

import type { PanelName, Settings } from './settings';

let shared: CSSStyleSheet | undefined;

/** The styles that all elements share. */
export function shellSheet(): CSSStyleSheet {
  if (shared === undefined) {
    shared = new CSSStyleSheet();
    shared.replaceSync(shell);
  }
  return shared;
}

/** A sheet of the element's own: its size while the page does not say another. A `style` attribute would need a looser content policy. */
export function sizeSheet() {
  const sheet = new CSSStyleSheet();
  return {
    sheet,
    set(settings: Settings, lines: number, width: number) {
      sheet.replaceSync(`:host { height: var(--fbf-height, ${usualHeight(settings, lines, width)}px); }`);
    },
    /** As high as what it shows. */
    clear() {
      sheet.replaceSync('');
    },
  };
}

/** Below these widths the player shows one panel at a time, or all of them one below the other; as in styles.ts. */
const widths = { tabs: 480, stacked: 700 };

/** How high an element of this width is that shows these panels of a program of so many lines, in CSS pixels. */
export function usualHeight({ panels, controls }: Settings, lines: number, width: number): number {
  const has = (name: PanelName) => panels.has(name);
  const around = (controls === 'none' ? 0 : 56) + (has('timeline') ? 72 : 0) + (has('narration') ? 78 : 0);
  if (has('frames') || has('objects')) {
    if (width < widths.tabs) return around + 360;
    if (width >= widths.stacked) return around + 400;
    return around + 370 + (has('source') || has('bytecode') ? 180 : 0) + (has('output') ? 60 : 0);
  }
  const source = has('source') ? 48 + 26 * Math.min(Math.max(lines, 3), 20) : 0;
  return around + source + (has('bytecode') ? 260 : 0) + (has('output') ? 100 : 0) + 12;
}

// An element out of sight is neither laid out nor painted: a page may have twenty of them.
const shell = `
:host {
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  min-width: 0;
  margin-block: 16px;
  overflow: clip;
  contain: layout paint style;
  isolation: isolate;
  border: 1px solid var(--fbf-line, light-dark(#dcd8cf, #3d3b37));
  border-radius: var(--fbf-radius, 8px);
}
:host([hidden]), [hidden] {
  display: none !important;
}
.box, p {
  all: initial;
  direction: ltr;
}
.box {
  content-visibility: auto;
  display: block;
  flex: 1 1 0;
  min-height: 0;
  border-radius: inherit;
}
.behind {
  position: absolute;
  inset: 0;
  visibility: hidden;
}
.box:focus-visible {
  outline: 2.5px solid var(--fbf-focus, light-dark(#1c1a17, #ece8df));
  outline-offset: -3px;
}
.fallback {
  flex: 1 1 0;
  min-height: 0;
  overflow: auto;
}
p {
  display: block;
  flex: none;
  padding: 8px 16px;
  background: light-dark(#fceae8, #40241f);
  color: light-dark(#ab1f1c, #ff9d90);
  font: 600 14px / 1.4 var(--fbf-sans, system-ui, sans-serif);
  overflow-wrap: anywhere;
}
[data-scheme='light'] {
  color-scheme: light;
}
[data-scheme='dark'] {
  color-scheme: dark;
}
@media print {
  :host {
    height: auto !important;
  }
  .box, p {
    display: none;
  }
  .fallback[hidden] {
    display: block !important;
  }
}
fbf-player {
  height: 100%;
  border-radius: inherit;
}
`;
