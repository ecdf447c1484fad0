// The page as text: what a reader sees in each panel, so that two moments can be compared.

import type { Page } from '@playwright/test';

/**
 * The picture of the moment on the page: every visible text with what marks it, and the place of every card.
 * Waits until nothing moves any more.
 */
export async function picture(page: Page): Promise<string> {
  await settled(page);
  return page.evaluate(drawPage);
}

/** Waits until the animation of the last step is over. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(rest);
}

/** How a page goes to a moment. */
export type Way = { readonly go: 'step' | 'back' } | { readonly go: 'seek'; readonly n: number };

/** Goes all these ways within the page, and gives the picture after each. */
export async function picturesAlong(page: Page, ways: readonly Way[]): Promise<string[]> {
  return page.evaluate(
    async ({ ways, draw, rest }) => {
      const player = document.querySelector('frame-by-frame');
      if (player === null) throw new Error('The page has no player.');
      const [picture, settle] = [draw, rest].map((source) => new Function(`return (${source})()`));
      const pictures: string[] = [];
      for (const way of ways) {
        await (way.go === 'seek' ? player.seek(way.n) : player[way.go]());
        await settle?.();
        pictures.push(picture?.());
      }
      return pictures;
    },
    { ways, draw: String(drawPage), rest: String(rest) },
  );
}

/** Runs in the page. */
async function rest(): Promise<void> {
  const player = document.querySelector('frame-by-frame');
  await player?.updateComplete;
  const stage = player?.shadowRoot?.querySelector('fbf-stage');
  await stage?.updateComplete;
  await stage?.settled;
  await stage?.updateComplete;
}

/** Runs in the page. */
function drawPage(): string {
  const player = document.querySelector('frame-by-frame');
  const root = player?.shadowRoot;
  if (!root) throw new Error('The page has no player.');
  const parts = ['fbf-narration', 'fbf-source', 'fbf-bytecode', 'fbf-stage', 'fbf-output', 'fbf-transport'];
  return parts.map((name) => `== ${name}\n${lines(root.querySelector(name)?.shadowRoot ?? null, 0)}`).join('\n');

  function lines(node: Node | null, depth: number): string {
    return [...(node?.childNodes ?? [])].map((child) => line(child, depth)).join('');
  }

  function line(node: Node, depth: number): string {
    if (node instanceof Text) {
      const text = node.data.trim();
      return text === '' ? '' : `${' '.repeat(depth)}"${text}"\n`;
    }
    if (!(node instanceof Element) || node.matches('style, [data-ghost], svg.glyph')) return '';
    const inside = lines(node, depth + 1);
    const described = describe(node);
    return described === '' ? inside : `${' '.repeat(depth)}${described}\n${inside}`;
  }

  /** What an element says besides its text: its marks, and where a card stands. */
  function describe(element: Element): string {
    const data = [...element.attributes]
      .filter(({ name }) => name.startsWith('data-') || name === 'aria-current')
      .sort((one, other) => one.name.localeCompare(other.name));
    if (data.length === 0) return '';
    const { x, y, width, height } = element.getBoundingClientRect();
    const place = element.matches('[data-card]') ? [x, y, width, height].map(Math.round).join(' ') : '';
    const marks = [...element.classList].sort().join('.');
    return [element.localName, marks, ...data.map(({ name, value }) => `${name}=${value}`), place]
      .filter(Boolean)
      .join(' ');
  }
}
