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
