// Elements of a page that begin at once begin one after the other, with a rest between, so that the page never stands still.

let last: Promise<void> = Promise.resolve();

/** Does something when all that was begun before is done. */
export function inTurn(action: () => Promise<void>): Promise<void> {
  const done = last.then(action);
  last = done.catch(() => {}).then(() => new Promise((resolve) => setTimeout(resolve, 0)));
  return done;
}
