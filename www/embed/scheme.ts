// Light or dark, as the page around an element is: whatever way that page has to be dark.

/** A colour is dark below this brightness, of 255. */
const dark = 110;

/** The scheme of the page at an element: that of the nearest background behind it, or else the page's `color-scheme`. */
export function schemeAround(element: Element): 'light' | 'dark' {
  for (let one: Element | null = element; one !== null; one = parentOf(one)) {
    const background = brightnessOf(getComputedStyle(one).backgroundColor);
    if (background !== null) return background < dark ? 'dark' : 'light';
  }
  const schemes = getComputedStyle(element).colorScheme.split(/\s+/);
  if (!schemes.includes('dark')) return 'light';
  return schemes.includes('light') && !matchMedia('(prefers-color-scheme: dark)').matches ? 'light' : 'dark';
}

/** The parent as it is drawn: a slot, or the host of a shadow tree. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}

/** How bright a computed colour is, to 255; null for one that is mostly seen through, or not given in numbers of red, green and blue. */
function brightnessOf(colour: string): number | null {
  const numbers = /^rgba?\(([^)]+)\)$/
    .exec(colour)?.[1]
    ?.split(/[,/\s]+/)
    .map(Number);
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers ?? [];
  if (numbers === undefined || alpha < 0.5) return null;
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** Hears when the page may have become another: by the system's choice, or by an attribute of its root or body. */
export function watchScheme(changed: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
  return () => {
    query.removeEventListener('change', changed);
    observer.disconnect();
  };
}
