"""`__coerce__` of new-style classes, which comparisons and coerce() ask."""


def show(function, *args):
    try:
        print repr(function(*args))
    except Exception as error:
        print type(error).__name__, error


class Gives(object):
    def __init__(self, pair):
        self.pair = pair

    def __coerce__(self, other):
        print 'Gives.__coerce__', type(other).__name__
        return self.pair


class Refuses(object):
    def __coerce__(self, other):
        print 'Refuses.__coerce__', type(other).__name__
        return NotImplemented


class RefusesToo(Refuses):
    def __coerce__(self, other):
        print 'RefusesToo.__coerce__', type(other).__name__
        return NotImplemented


class Fails(object):
    def __coerce__(self, other):
        raise ValueError('no')


class Compares(object):
    def __cmp__(self, other):
        print 'Compares.__cmp__', type(other).__name__
        return -1


class Both(Refuses, Compares):
    pass


class Number(int):
    def __coerce__(self, other):
        print 'Number.__coerce__'
        return int.__coerce__(self, other)


class Old:
    def __init__(self, pair=None):
        self.pair = pair

    def __coerce__(self, other):
        print 'Old.__coerce__'
        return self.pair


PAIRS = [(1, 2), (True, 0), (2, 2), (1, 2L), (5L, 4L), ({1: 1}, {}), (Compares(), Compares()), (Old((1, 2)), Old()),
         5, (1,), [1, 2]]
for pair in PAIRS:
    show(lambda: Gives(pair) == 1)
    show(lambda: Gives(pair) > None)
    show(lambda: cmp('a', Gives(pair)))
    show(lambda: cmp(Gives(pair), Gives(pair)) and 1)
    show(lambda: Gives(pair) in [3, 4])
    show(lambda: type(coerce(Gives(pair), 1)).__name__)
    show(lambda: type(coerce(1, Gives(pair))).__name__)
OTHERS = [1, 1.5, 1L, 1j, None, 'a', [1], {}, Old]
for make in (Refuses, RefusesToo, Fails, Both, Compares, lambda: Number(3), Old):
    for other in OTHERS + [Refuses(), RefusesToo(), Compares(), Number(3), Old()]:
        show(lambda: make() == other)
        show(lambda: other != make())
        show(lambda: type(coerce(make(), other)).__name__)
        show(lambda: type(coerce(other, make())).__name__)
show(coerce, None, None)
show(coerce, Number(3), 4L)
