# Whoever takes items takes all of them, once each, though the iterator runs Python code for each, or for some of them.
import itertools
from itertools import *
from collections import deque


def same(x):
    return x


def add(x, y):
    return x + y


def odd(x):
    return x % 2


def small(x):
    return x < 4


def never(x):
    return False


class Counting(object):
    def __init__(self, items):
        self.items, self.at = items, 0

    def __iter__(self):
        return self

    def next(self):
        self.at += 1
        if self.at > len(self.items):
            raise StopIteration
        return self.items[self.at - 1]


class OldCounting:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, at):
        return self.items[at]


class Late(object):
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return Counting(self.items)


class Imap(imap):
    pass


class Same(object):
    def __call__(self, x):
        return x


class Number(object):
    def __init__(self, value):
        self.value = value

    def __cmp__(self, other):
        return cmp(self.value, getattr(other, 'value', other))

    def __hash__(self):
        return hash(self.value)

    def __nonzero__(self):
        return self.value != 2

    def __add__(self, other):
        return Number(self.value + getattr(other, 'value', other))

    __radd__ = __add__

    def __repr__(self):
        return 'N%d' % self.value


def gen(items):
    for item in items:
        yield item


def numbers():
    return [Number(n) for n in [3, 1, 2, 5, 2]]


items = [3, 1, 4, 1, 5, 2]

MAKERS = [
    ('imap', lambda: imap(same, items)),
    ('imap 2', lambda: imap(add, items, Counting(items))),
    ('imap of builtin', lambda: imap(abs, Counting(items))),
    ('imap of callable', lambda: imap(Same(), items)),
    ('imap of method', lambda: imap([7].count, Counting(items))),
    ('Imap', lambda: Imap(same, items)),
    ('starmap', lambda: starmap(add, [(1, 2), (3, 4), (0, 1)])),
    ('starmap pairs', lambda: starmap(add, (Counting([i, i]) for i in items))),
    ('ifilter', lambda: ifilter(odd, items)),
    ('ifilter None', lambda: ifilter(None, numbers())),
    ('ifilterfalse', lambda: ifilterfalse(odd, items)),
    ('ifilterfalse None', lambda: ifilterfalse(None, numbers())),
    ('takewhile', lambda: takewhile(small, items)),
    ('dropwhile', lambda: dropwhile(odd, items)),
    ('dropwhile all', lambda: dropwhile(same, items)),
    ('chain', lambda: chain([9], imap(same, items), Counting(items), OldCounting(items))),
    ('chain.from_iterable', lambda: chain.from_iterable(imap(Late, [[1, 2], [], [3]]))),
    ('compress', lambda: compress(Counting(items), imap(odd, items))),
    ('compress numbers', lambda: compress(items, numbers())),
    ('islice', lambda: islice(imap(same, items), 1, 5, 2)),
    ('islice stop', lambda: islice(Counting(items), 3)),
    ('izip', lambda: imap(sum, izip(imap(same, items), Counting(items)))),
    ('izip pairs', lambda: izip(imap(same, items), Counting(items))),
    ('izip_longest', lambda: izip_longest(imap(same, items), Counting([1, 2]), gen([0]))),
    ('cycle', lambda: islice(cycle(imap(same, [1, 2, 3])), 7)),
    ('count', lambda: islice(count(Number(1)), 4)),
    ('groupby', lambda: imap(lambda group: group[0], groupby(items, small))),
    ('groupby groups', lambda: imap(lambda group: len(list(group[1])), groupby(items, small))),
    ('groupby numbers', lambda: imap(lambda group: group[0], groupby(numbers()))),
    ('group', lambda: next(groupby(imap(same, items), odd))[1]),
    ('tee', lambda: tee(imap(same, items))[1]),
    ('product', lambda: product(imap(same, [1, 2]), Counting([3, 4]))),
    ('permutations', lambda: permutations(imap(same, [1, 2, 3]), 2)),
    ('combinations', lambda: combinations(Counting([1, 2, 3]), 2)),
    ('enumerate', lambda: enumerate(imap(same, items))),
    ('reversed', lambda: reversed(items)),
    ('iter(callable)', lambda: iter(Counting([4, 5, 0, 6]).next, 0)),
    ('Counting', lambda: Counting(items)),
    ('OldCounting', lambda: OldCounting(items)),
    ('Late', lambda: Late(items)),
    ('generator', lambda: gen(items)),
    ('generator expression', lambda: (same(x) for x in Counting(items))),
    ('numbers', numbers),
    ('imap of numbers', lambda: imap(same, numbers())),
    ('nested', lambda: imap(same, imap(same, ifilter(odd, imap(same, items))))),
]


def fill(kind, way):
    def filled(made):
        of = kind()
        way(of, made)
        return of
    return filled


def slice_of(made):
    of = [1, 2, 3]
    of[1:2] = made
    return of


def strided(made):
    of = range(4)
    of[::2] = islice(made, 2)
    return of


def unpacked(made):
    a, b, c = islice(made, 3)
    return a, b, c


def starred(made):
    return (lambda *all: all)(*made)


def shown(made):
    return ' '.join(imap(str, made))


def added(made):
    of = []
    of += made
    return of


def all_of(made):
    return [bool(any([x])) for x in made]


USERS = [
    ('list', list), ('tuple', tuple), ('set', set), ('frozenset', frozenset), ('deque', lambda made: list(deque(made))),
    ('sum', sum), ('sum from', lambda made: sum(made, 100)),
    ('any', any), ('all', all), ('any not', lambda made: any(imap(never, made))),
    ('min', min), ('max', max), ('min key', lambda made: min(made, key=same)), ('max key', lambda made: max(made, key=id and repr)),
    ('sorted', sorted), ('sorted key', lambda made: sorted(made, key=repr)), ('sorted cmp', lambda made: sorted(made, cmp)),
    ('map', lambda made: map(same, made)), ('map None', lambda made: map(None, made)),
    ('map None 2', lambda made: map(None, made, range(9))), ('map 2', lambda made: map(lambda x, y: (x, y), made, range(3))),
    ('map builtin', lambda made: map(repr, made)),
    ('filter', lambda made: filter(same, made)), ('filter None', lambda made: filter(None, made)), ('filter builtin', lambda made: filter(bool, made)),
    ('reduce', lambda made: reduce(add, made)), ('reduce from', lambda made: reduce(lambda x, y: (x, y), made, 0)),
    ('zip', lambda made: zip(made)), ('zip 2', lambda made: zip(xrange(3), made)), ('zip 3', lambda made: zip(made, xrange(3))),
    ('dict', lambda made: sorted(dict(imap(lambda x: (x, 1), made)))), ('dict pairs', lambda made: dict(made)),
    ('fromkeys', lambda made: sorted(dict.fromkeys(made))), ('update', lambda made: fill(dict, dict.update)(made)),
    ('set.update', fill(set, set.update)), ('union', lambda made: set([1]).union(made)),
    ('intersection', lambda made: set([1, 2, 3]).intersection(made)), ('difference', lambda made: set([1, 2, 3]).difference(made)),
    ('symmetric', lambda made: set([1, 2, 3]).symmetric_difference(made)), ('issubset', lambda made: set([1]).issubset(made)),
    ('issuperset', lambda made: set([1, 2, 3, 4, 5]).issuperset(made)), ('isdisjoint', lambda made: set([5]).isdisjoint(made)),
    ('extend', fill(list, list.extend)), ('+=', added), ('slice', slice_of), ('strided', strided), ('deque.extend', lambda made: list(fill(deque, deque.extend)(made))),
    ('extendleft', lambda made: list(fill(deque, deque.extendleft)(made))),
    ('join', shown), ('join direct', lambda made: '-'.join(made)), ('join unicode', lambda made: u'-'.join(imap(unicode, made))),
    ('in', lambda made: (5 in made, list(made))), ('not in', lambda made: 77 in made), ('index', lambda made: list(made).index(5)),
    ('unpack', unpacked), ('star', starred), ('for', lambda made: [x for x in made]), ('set comprehension', lambda made: {x for x in made}),
    ('enumerate', lambda made: list(enumerate(made))), ('writelines', lambda made: None),
    ('next', lambda made: (next(iter(made)), list(made))), ('all_of', all_of), ('max star', lambda made: max(*made)),
    ('countOf', lambda made: __import__('operator').countOf(made, 1)), ('indexOf', lambda made: __import__('operator').indexOf(made, 5)),
    ('heapify', lambda made: __import__('heapq').nsmallest(2, made)), ('sum starmap', lambda made: sum(starmap(same, izip(made)))),
    ('apply', lambda made: apply(starred, (made,))), ('partial', lambda made: __import__('functools').partial(sum)(made)),
    ('map sum', lambda made: map(sum, [made])), ('map list', lambda made: map(list, [made, made])), ('map any', lambda made: map(any, [made])),
    ('sorted by list', lambda made: len(sorted([made], key=list))), ('max by', lambda made: list(max([made], key=any))),
    ('filter any', lambda made: [list(same) for same in filter(any, [made])]), ('reduce', lambda made: reduce(sum, [made, 10])),
    ('imap sum', lambda made: list(imap(sum, [made, [1]]))), ('izip', lambda made: list(izip(made, made))),
    ('sum of tee', lambda made: map(sum, tee(made))), ('tee any', lambda made: [any(made), list(made)]),
    ('tee all', lambda made: [all(made), list(made)]), ('tuple of max', lambda made: [max(islice(made, 2)), list(made)]),
]

for user, use in USERS:
    print '---', user
    for name, make in MAKERS:
        try:
            result = use(make())
            if isinstance(result, (set, frozenset)):
                result = sorted(result)
            print '%s: %r' % (name, result)
        except Exception as error:
            print '%s: %s %s' % (name, error.__class__.__name__, error)
