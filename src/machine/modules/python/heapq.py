"""Heaps: lists whose first item is always their smallest."""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def merge(*iterables):
    """Gives the items of sorted iterables in their order."""
    heap = []
    for number, iterable in enumerate(map(iter, iterables)):
        try:
            heap.append([iterable.next(), number, iterable.next])
        except StopIteration:
            pass
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry[0]
        try:
            entry[0] = entry[2]()
        except StopIteration:
            heappop(heap)
        else:
            heapreplace(heap, entry)


def nsmallest(n, iterable, key=None):
    """The n smallest items, as a list that begins with the smallest."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest items, as a list that begins with the largest."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
