# Small things that random programs found.
import itertools


def show(function):
    try:
        print repr(function())
    except Exception, error:
        print type(error).__name__, error


def remove(container):
    del container[3]


for container in (set(), frozenset(), {}.viewkeys(), {}.viewitems(), {}.viewvalues(), int.__dict__, iter([]), 5, None):
    show(lambda: remove(container))

# Nobody is asked for items if there is nobody to give them to.
for count in (0, -1, 2 ** 60, 1):
    show(lambda: itertools.tee(5, count))

show(lambda: 'a'.translate((1, 2), u'b'))
show(lambda: 'a'.translate('b', u'b'))
show(lambda: 'a'.translate(u'b', 'b'))
show(lambda: 'a'.translate(None, u'b'))


class Wrong(int):
    def __float__(self): return 'a'


class Truncated:
    def __trunc__(self): return '12'


show(lambda: '%f' % Wrong(3))
show(lambda: u'%f' % Wrong(3))
show(lambda: '%c' % Truncated())
show(lambda: chr(Truncated()))


class Listed(object):
    def __repr__(self): return []


class Worded(list):
    def __repr__(self): return u'worded'


for value in (Listed(), Worded()):
    show(lambda: unicode(value))
    show(lambda: u'%s' % value)


# At the recursion limit a comparison is one level too many, unless it is one of two ints.
def deep(n): return 1 if n <= 1 else deep(n - 1)
def deeper(text): return deeper(text + 'a') if text < 'b' else 0
for function, value in ((deep, 1e300), (deep, 10 ** 30), (deep, 10 ** 6), (deep, 2 ** 62), (deeper, '')):
    for more in (0, 1):
        show(lambda: function(value) if more else (lambda: function(value))())


# A hash is made an int like any number; but not that of an old-style class.
class Hashed(object):
    def __init__(self, hashed): self.hashed = hashed
    def __hash__(self): return self.hashed


class OldHashed:
    def __hash__(self): return 1.5


for hashed in (1.5, -1.5, -1, 2 ** 70, 'a', None, float('nan'), 1e300):
    show(lambda: hash(Hashed(hashed)))
    show(lambda: len(set([Hashed(hashed), 1])))
show(lambda: hash(OldHashed()))


# Of two arguments that are no floats, an old-style instance keeps the first one's exception.
class Old:
    pass


class Asked:
    def __getattr__(self, name):
        print 'asked for', name
        raise ValueError(name)


import math
for x in ({}, Old(), Asked()):
    for y in ([], Old(), Asked(), 1.0):
        show(lambda: math.copysign(x, y))

# Three operands of pow: an old-style instance asks the first, and two numbers are coerced before a third is refused that is none.
for values in ((2L, 1, (1,)), (2, 1L, []), (2L, 3L, ()), (2L, 1, 'a'), (2, 3, [1]), ([], Old(), 2), ((), 1.5, Old()), (None, 2, Old()), (2, 2, Old())):
    show(lambda: pow(*values))

for width in (2 ** 63 - 1, 2 ** 63 - 38):
    for text in ('abc', u'abc'):
        for name in ('ljust', 'rjust', 'center', 'zfill'):
            show(lambda: getattr(text, name)(width))


class Strange(Exception):
    def __str__(self): return 7


show(lambda: unicode(Strange()))
show(lambda: u'{0}'.format(Strange()))
show(lambda: str(Strange()))

# Widths beyond any str: the rest of the specification is looked at first.
for value in (7, 7L, 1.5, -1.5j, 'a', u'a', True):
    for spec in ('9223372036854775807', '9223372036854775770', '9223372036854775807.3', '09223372036854775807d', '=9223372036854775807',
                 '99999999999999999999', '.9223372036854775807'):
        show(lambda: '{0:{1}}'.format(value, spec))
        show(lambda: format(value, spec))


class Itself:
    def __getattr__(self, name):
        self.__dict__['asked'] = self.__dict__.get('asked', 0) + 1
        return self


# What is called is its attribute, which is itself, and so on until the recursion limit.
for use in (lambda it: it(), lambda it: it == 1, lambda it: max(it), lambda it: '%d' % it):
    itself = Itself()
    show(lambda: use(itself))
    print itself.__dict__['asked']


class SubInt(int):
    def __repr__(self): return 'SubInt(%d)' % self


class Hinted(object):
    def __init__(self, value): self.value = value
    def __int__(self): return self.value


# An instance of a class made of int has room for a C long.
for value in (2 ** 63, -2 ** 63 - 1, 1e30, '99999999999999999999', 5L, Hinted(5L), Hinted(2 ** 63), SubInt(4)):
    show(lambda: SubInt(value))

# An attribute of a type that is not made ready before one is asked for.
for make in (lambda: iter([]), lambda: iter(()), lambda: iter({}), lambda: {}.iteritems(), lambda: {}.itervalues(), lambda: iter(set()), lambda: iter(xrange(2)),
             lambda: reversed([]), lambda: iter('a'), lambda: enumerate([])):
    show(lambda: setattr(make(), 'name', 1))
    show(lambda: delattr(make(), ''))
    show(lambda: make().next())
    show(lambda: setattr(make(), 'name', 1))

import operator, itertools, functools, weakref, sys


def cell(): return (lambda x: lambda: x)(1).func_closure[0]


Old.__repr__ = lambda self: "Old()"
things = [1, 1.5, 'a', u'a', [], (), {}, set(), xrange(3), KeyError('k'), {}.viewkeys(), {}.viewvalues(), Old.__dict__, object.__dict__['__hash__'], cell(), object(), Old(), slice(1), None, len,
          itertools.tee([])[0], operator.itemgetter(1), functools.partial(len), type, sys]
for thing in things:
    for use in (lambda: operator.delslice(thing, 0, 1), lambda: operator.setslice(thing, 0, 1, ()), lambda: operator.getslice(thing, 0, 1) and 0, lambda: operator.delitem(thing, 5), lambda: operator.delitem(thing, 2 ** 70),
                lambda: operator.delitem(thing, Old()), lambda: hash(thing) and 0, lambda: weakref.ref(thing) and 0, lambda: operator.imul(thing, 'a'), lambda: setattr(thing, '__class__', 5),
                lambda: setattr(thing, '__dict__', 5), lambda: coerce(thing, thing) and 0):
        show(use)
show(lambda: setattr(object.__dict__['__hash__'], '__doc__', 5))
show(lambda: type('T', (object(),), {}))
show(lambda: str(type('T', (object,), {'a': 1}).__dict__)[:1])
show(lambda: unicode('', 'no such encoding'))
show(lambda: ('abc'.startswith(u'', 9), u'abc'.endswith('', 9), 'abc'.startswith('', 9)))
show(lambda: u'abc'.center(1, '\xe9'))
show(lambda: Asked.__getattr__.__format__.__self__ is Asked.__getattr__)


class Counts(object):
    def __iter__(self):
        for i in 1, 2, 3:
            print 'gives', i
            yield i


class Equal(object):
    def __eq__(self, other):
        print 'asked'
        return other == 2


class Powers(list):
    def __ipow__(self, other): return NotImplemented
    def __coerce__(self, other): return 7, other


show(lambda: operator.countOf(Counts(), Equal()))
show(lambda: set([1, 2, 3]).difference({}, Counts()))
show(lambda: frozenset([1, 2, 3]).difference({3: 4}, Counts()))
show(lambda: operator.ipow(Powers(), None))

import sys
for limits in ((0, sys.maxint, sys.maxint - 1), (0, -sys.maxint - 1, -sys.maxint), (5, sys.maxint, 2), (-sys.maxint - 1, 5, sys.maxint), (5, 3), (9, 3, 2), (0, 7, 3)):
    print xrange(*limits), len(xrange(*limits))
for times in (sys.maxint // 4, sys.maxint // 4 * 2, sys.maxint // 2 + 1, sys.maxint):
    try:
        u'a' * times
    except (MemoryError, OverflowError), error:
        print type(error).__name__, error
for power in (-2.0 ** 63, 2.0 ** 63, -100.0, 100, -101, 101):
    try:
        print (1 + 0j) ** power, (0.5j) ** power
    except (OverflowError, ZeroDivisionError), error:
        print type(error).__name__, error
