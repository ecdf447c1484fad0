// Light or dark: the system's choice until the reader makes another, which is remembered where that is allowed.

export type Scheme = 'light' | 'dark';

const key = 'framebyframe-theme';
const contrastKey = 'framebyframe-contrast';

/** The reader's choice; null while there is none. */
export function chosenScheme(): Scheme | null {
  const stored = quietly(() => localStorage.getItem(key));
  return stored === 'light' || stored === 'dark' ? stored : null;
}

/** The scheme that the page has now. */
export function currentScheme(): Scheme {
  return chosenScheme() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

export function rememberScheme(scheme: Scheme): void {
  quietly(() => localStorage.setItem(key, scheme));
}

/** Whether the reader has asked for high contrast. */
export function chosenContrast(): 'more' | 'auto' {
  return quietly(() => localStorage.getItem(contrastKey)) === 'more' ? 'more' : 'auto';
}

export function rememberContrast(contrast: 'more' | 'auto'): void {
  quietly(() => localStorage.setItem(contrastKey, contrast));
}

/** Storage throws where a policy or a private window forbids it. */
function quietly<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
