"""Heaps: lists whose first item is always their smallest."""

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


def cmp_lt(x, y):
    """x < y; of old-style instances without it, not y <= x."""
    return (x < y) if hasattr(x, '__lt__') else (not y <= x)


def _rise(heap, start, place, before):
    """Moves the item at a place towards the start, as long as it comes before its parent."""
    item = heap[place]
    while place > start:
        above = (place - 1) >> 1
        parent = heap[above]
        if not before(item, parent):
            break
        heap[place] = parent
        place = above
    heap[place] = item


def _sink(heap, place, before):
    """Moves the item at a place down to a leaf, and from there up to where it belongs."""
    end, start, item = len(heap), place, heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not before(heap[child], heap[right]):
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, start, place, before)


def _after(x, y):
    return cmp_lt(y, x)


def _siftdown(heap, startpos, pos):
    _rise(heap, startpos, pos, cmp_lt)


def _siftup(heap, pos):
    _sink(heap, pos, cmp_lt)


def _siftdown_max(heap, startpos, pos):
    _rise(heap, startpos, pos, _after)


def _siftup_max(heap, pos):
    _sink(heap, pos, _after)


def _heapify_max(x):
    for place in reversed(xrange(len(x) // 2)):
        _siftup_max(x, place)


def _heappushpop_max(heap, item):
    if heap and cmp_lt(item, heap[0]):
        item, heap[0] = heap[0], item
        _siftup_max(heap, 0)
    return item


# What `_heapq` has, too, where a program takes that away.


def heappush(heap, item):
    """Puts an item onto a heap."""
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)


def heappop(heap):
    """Takes the smallest item off a heap."""
    last = heap.pop()
    return heapreplace(heap, last) if heap else last


def heapreplace(heap, item):
    """Takes the smallest item off a heap, and then puts one onto it."""
    smallest = heap[0]
    heap[0] = item
    _siftup(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Puts an item onto a heap, and then takes the smallest off it."""
    return heapreplace(heap, item) if heap and cmp_lt(heap[0], item) else item


def heapify(x):
    """Makes a list a heap."""
    for place in reversed(xrange(len(x) // 2)):
        _siftup(x, place)


try:
    from _heapq import *
except ImportError:
    pass
