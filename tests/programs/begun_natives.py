# A builtin in C takes an item, and only then finds out that Python code has to run for it.
from functools import partial
from itertools import ifilter, imap, starmap


class K(object):
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value

    def __nonzero__(self):
        return self.value != 2


print sum(imap(lambda x: x, [1, 2, 3]))
print sum(starmap(lambda x, y: x * y, [(1, 2), (3, 4)])), any(ifilter(lambda x: x > 2, [1, 2, 3]))
print max(imap(lambda x: -x, [1, 2, 3])), filter(None, imap(lambda x: x, [1, 0, 3]))
print map(None, imap(lambda x: x, 'abc'), 'de')
print map(len, map(set, [iter([K(1), K(2)]), [K(3)]]))
print map(len, map(partial(filter, None), [(K(n) for n in range(4)), iter([K(1), K(2), K(3)])]))
print len(sorted([iter([K(1), K(2)]), iter([K(1)])], key=set))
try:
    print sum(imap(lambda x: 1 / x, [1, 0]))
except ZeroDivisionError as error:
    print error
