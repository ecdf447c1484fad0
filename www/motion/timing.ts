// How long things take, in milliseconds at normal speed.

/** A mark, a light, a pop. */
export const QUICK = 120;
/** Something passes from one to the other, a line grows. */
export const PASS = 160;
/** A value flies. */
export const MOVE = 320;
/** A card unfolds or folds. */
export const GROW = 420;
/** Between the starts of values that fly together. */
export const APART = 60;
/** The curve of every movement. */
export const EASE = 'cubic-bezier(0.2, 0.7, 0.2, 1)';
