// A queue that gives the cheapest first: a binary heap. Equal ones come in the order in which they were put in.

export class Queue {
  #items: number[] = [];
  #costs: number[] = [];
  #orders: number[] = [];
  #count = 0;

  push(item: number, cost: number): void {
    let at = this.#items.length;
    this.#set(at, item, cost, this.#count++);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** The cheapest, taken out; -1 if there is none. */
  pop(): number {
    const first = this.#items[0];
    if (first === undefined) return -1;
    const last = this.#items.length - 1;
    this.#swap(0, last);
    this.#items.pop();
    this.#costs.pop();
    this.#orders.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < last && this.#before(child, least)) least = child;
      }
      if (least === at) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(a: number, b: number): boolean {
    const [left, right] = [this.#costs[a] ?? 0, this.#costs[b] ?? 0];
    return left < right || (left === right && (this.#orders[a] ?? 0) < (this.#orders[b] ?? 0));
  }

  #set(at: number, item: number, cost: number, order: number): void {
    this.#items[at] = item;
    this.#costs[at] = cost;
    this.#orders[at] = order;
  }

  #swap(a: number, b: number): void {
    const [item, cost, order] = [this.#items[a] ?? 0, this.#costs[a] ?? 0, this.#orders[a] ?? 0];
    this.#set(a, this.#items[b] ?? 0, this.#costs[b] ?? 0, this.#orders[b] ?? 0);
    this.#set(b, item, cost, order);
  }
}
