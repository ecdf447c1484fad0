// Keys that are pressed together belong to the browser or to the reader's system.

/** Whether a key is pressed with one that changes its meaning; with Shift a letter is still a letter. */
export function isChord({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || (shiftKey && key.length > 1);
}
