// A queue that gives the cheapest first. Equal ones come in the order in which they were put in.

export class Queue {
  /** Dearest first, so that the cheapest is at the end. */
  readonly #items: number[] = [];
  readonly #costs: number[] = [];

  push(item: number, cost: number): void {
    let low = 0;
    let high = this.#costs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#costs[middle] ?? 0) > cost) low = middle + 1;
      else high = middle;
    }
    this.#items.splice(low, 0, item);
    this.#costs.splice(low, 0, cost);
  }

  /** The cheapest, taken out; -1 if there is none. */
  pop(): number {
    this.#costs.pop();
    return this.#items.pop() ?? -1;
  }
}
