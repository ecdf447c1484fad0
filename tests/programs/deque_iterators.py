# How many items an iterator says are left, and what a deque's says when the deque has changed.
from collections import deque
from itertools import repeat
d = deque(range(4))
for kind in (iter, reversed):
    it = kind(d)
    print it.__length_hint__(), next(it), it.__length_hint__()
    d.append(5)
    print it.__length_hint__()
    for _ in range(2):
        try:
            print next(it)
        except (RuntimeError, StopIteration), e:
            print type(e).__name__, e, it.__length_hint__()
    d.pop()
it = reversed(d)
print list(it), it.__length_hint__(), list(it)
for r in (repeat(1, 3), repeat(1, 0), repeat(1, -4), repeat(1)):
    try:
        print repr(r.__length_hint__())
    except TypeError, e:
        print e
r = repeat('x', 2)
next(r)
print r.__length_hint__(), list(r), r.__length_hint__()
