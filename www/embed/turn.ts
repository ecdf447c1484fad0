// Elements of a page that begin at once begin one after the other, with a rest between, so that the page never stands still.

let last: Promise<void> = Promise.resolve();

/** Does something when all that was begun before is done. */
export function inTurn(action: () => Promise<void>): Promise<void> {
  const done = last.then(action);
  last = done.catch(() => {}).then(rest);
  return done;
}

/** Lets the page do what it has to do meanwhile. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

const asking: (() => () => void)[] = [];

/** First all elements ask how large they are, then all say what follows from it: else the page would be laid out anew for each. */
export function together(ask: () => () => void): void {
  if (asking.push(ask) > 1) return;
  queueMicrotask(() => {
    for (const answer of asking.splice(0).map((one) => one())) answer();
  });
}
