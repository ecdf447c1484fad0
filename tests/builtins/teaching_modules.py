"""Odd uses of the modules that programs for teaching import."""
import bisect
import cStringIO
import functools
import heapq
import itertools
import math
import operator
import random
import StringIO
import string
import sys
import time
import UserDict
import warnings
import weakref
from collections import Counter, defaultdict, namedtuple
from contextlib import nested, contextmanager


def attempt(function, *args, **kwargs):
    try:
        print function(*args, **kwargs)
    except Exception as error:
        print type(error).__name__, error


print [f.__module__ for f in (math.sin, len, sys.exit, heapq.heappush, bisect.insort, operator.add, reduce,
                              functools.reduce, time.time, weakref.getweakrefs, itertools.tee)]


@functools.total_ordering
class Version(object):
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return self.n == other.n


print Version(1) != Version(1), Version(1) != Version(2), Version(2) >= Version(1), Version.__ne__.__doc__


class Base(object):
    def __le__(self, other):
        return True


Sub = functools.total_ordering(type('Sub', (Base,), {'__gt__': lambda self, other: 'own'}))
print Sub() > Sub(), Sub() < Sub(), sorted(name for name in vars(Sub) if name[2:4] in ('lt', 'le', 'gt', 'ge', 'ne'))
attempt(functools.total_ordering, type('Empty', (object,), {}))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print UserDict.UserDict(dict=[('a', 1)]), UserDict.UserDict(dict={'b': 2}, c=3)
    d = UserDict.UserDict()
    d.update(dict={'z': 26})
    print d, UserDict.UserDict([('a', 1)], dict=4)
    warnings.warnpy3k('not without -3')

    @contextmanager
    def named(name):
        print 'enter', name
        yield name
        print 'leave', name

    with nested(named('a'), named('b')) as names:
        print names
    for warning in caught:
        print warning.category.__name__, warning.message, warning.filename[-19:]
attempt(UserDict.UserDict, 1, 2)
attempt(UserDict.UserDict.__init__)

attempt(Counter().update, {}, {})
attempt(Counter().subtract, 42)
attempt(Counter().subtract, {}, {})
attempt(Counter.__init__)
c = Counter(UserDict.IterableUserDict(a=1))
print c
P = namedtuple('P', 'x y')
print vars(P(1, 2)), P(1, 2).__dict__, P(1, 2).__getstate__()


class Family(defaultdict):
    def __init__(self):
        defaultdict.__init__(self, self.make)

    def make(self):
        return []

print repr(Family()).split(' of ')[1]


class Described(property):
    """Of the class."""


class Slotted(property):
    __slots__ = ()


class Thing(object):
    @Described
    def a(self):
        """Of the getter."""

    @a.setter
    def a(self, value):
        pass

    b = Described(lambda self: 1, doc='given')

print Thing.a.__doc__, Thing.b.__doc__, vars(Thing.a)
def getter(self):
    """Text."""
attempt(Slotted, getter)

d = {}
d[1] = d.viewvalues()
print d, d.viewvalues()
d[1] = d.viewitems()
print d
print xrange(0, -4, sys.maxint), xrange(0, sys.maxint, sys.maxint - 1), xrange(5, 5, 2), xrange(sys.maxint, 0, -2)
for x, y in [(0.0, float('-inf')), (-0.0, float('-inf')), (0.0, float('inf')), (0.0, -2.0), (2, float('-inf')), (1, float('nan'))]:
    attempt(math.pow, x, y)


class Izip(itertools.izip):
    def __init__(self, *iterables, **options):
        self.options = options

print list(Izip([1, 2], 'ab', strict=True)), Izip(strict=True).options
attempt(itertools.izip, a=1)
attempt(itertools.islice, [1], 2, a=1)


class Source(object):
    def __iter__(self):
        yield 1
        yield 2

    def __del__(self):
        print 'source ends'

part = itertools.islice(iter(Source()), 1)
print list(part)
source = (i for i in range(3))
reference = weakref.ref(source)
part = itertools.islice(source, 1)
del source
print list(part), reference(), list(part)


class Clearing(object):
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        del self.heap[:]
        return True


heap = []
heap.extend(Clearing(heap) for i in range(5))
attempt(heapq.heappush, heap, Clearing(heap))
print heap


class Incomparable(object):
    def __lt__(self, other):
        print len(heap),
        raise ValueError('no order')

heap = [3]
attempt(heapq.heappush, heap, Incomparable())
print len(heap)
heap = [5, 7, 6]
for item in [1, 8, 4, 5]:
    heapq.heappush(heap, item)
print heap


class Reference(weakref.ref):
    def __call__(self):
        found = super(Reference, self).__call__()
        return found and (found, 'found')


thing = Thing()
r = Reference(thing)
print r()[1], weakref.ref(thing)() is thing
attempt(weakref.ref, thing, callback=None)
attempt(r.__init__, thing, None, 1)
del thing
print r()


class Keyed(object):
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return self.n

keys = [Keyed(n) for n in range(3)]
weak = weakref.WeakKeyDictionary()
for key in keys:
    weak[key] = key.n
print [weak.get(key) for key in keys], [weakref.ref(key) in weak.data for key in keys]
weak = weakref.WeakValueDictionary(self=Thing, other=Family)
print sorted(weak)
attempt(weak.update, {}, {})
attempt(weakref.WeakValueDictionary, 1, 2)

for module in (StringIO, cStringIO):
    f = module.StringIO()
    f.write(u'abc')
    print repr(f.getvalue())
    f.close()
    attempt(f.getvalue)
sys.modules['_bisect'] = 0
del sys.modules['bisect']
import bisect
print bisect.bisect.__name__, bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2)
attempt(bisect.bisect, [1], 1, -1)
sorted_list = [1, 3]
bisect.insort(sorted_list, 2)
print sorted_list

for name in '_heapq', 'heapq':
    sys.modules[name] = 0
del sys.modules['heapq']
import heapq
heap = []
for item in [5, 2, 8, 1]:
    heapq.heappush(heap, item)
print heap, heapq.heappop(heap), heapq.heapreplace(heap, 3), heapq.heappushpop(heap, 0), heapq.heappushpop(heap, 4), heap
heap = [4, 3, 2, 1]
heapq.heapify(heap)
print heap, heapq.heappush.__module__
attempt(heapq.heappop, [])
attempt(random.setstate, (2, ('a',) * 625, None))
