# What a builtin calls back may be something in C that takes from iterators and calls Python code: it takes each item once.
from collections import deque, OrderedDict
from functools import partial
from operator import itemgetter, methodcaller


class K(object):
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == other.value

    def __cmp__(self, other):
        return cmp(self.value, other.value)

    def __repr__(self):
        return 'K%d' % self.value

    def __nonzero__(self):
        return self.value > 1

    def __len__(self):
        return self.value

    def __add__(self, other):
        return self.value + getattr(other, 'value', other)

    __radd__ = __add__

    def __getitem__(self, key):
        if key >= self.value:
            raise IndexError
        return K(key)


def keys():
    return iter([K(2), K(1), K(2), K(3)])


def shown(result):
    if isinstance(result, (set, frozenset)):
        return sorted(result, key=lambda k: k.value)
    if isinstance(result, dict):
        return sorted(result.items(), key=lambda pair: pair[0].value)
    return result


d, s, f, l = {}, set(), frozenset([K(2), K(7)]), [K(9)]
q = deque()
CALLABLES = [
    ('set', set), ('frozenset', frozenset), ('fromkeys', dict.fromkeys), ('dict of pairs', lambda: 0),
    ('set.update', s.update), ('union', f.union), ('intersection', f.intersection), ('difference', f.difference),
    ('symmetric', f.symmetric_difference), ('issubset', f.issubset), ('issuperset', f.issuperset), ('isdisjoint', f.isdisjoint),
    ('extend', l.extend), ('deque', deque), ('deque.extend', q.extend), ('list', list), ('tuple', tuple), ('sorted', sorted),
    ('sum', sum), ('any', any), ('all', all), ('min', min), ('max', max), ('zip', zip), ('enumerate', enumerate),
    ('filter', partial(filter, None)), ('map', partial(map, K.__len__)), ('map len', partial(map, len)), ('reduce', partial(reduce, K.__add__)),
    ('partial set', partial(partial(set))), ('set.__init__', s.__init__), ('and', f.__and__), ('next', iter), ('OrderedDict', OrderedDict.fromkeys),
]
for name, callable in CALLABLES:
    for way, use in [('map', lambda: map(callable, [keys(), keys()])), ('sorted', lambda: [len(list(k)) for k in sorted([keys(), keys()], key=callable)]),
                     ('reduce', lambda: reduce(lambda x, y: shown(callable(y)), [0, keys()])), ('filter', lambda: [list(k) for k in filter(callable, [keys()])]),
                     ('max', lambda: list(max([keys()], key=callable))), ('apply', lambda: [apply(callable, (keys(),))]),
                     ('partial', lambda: [partial(callable, keys())()]), ('star', lambda: [callable(*[keys()])]), ('sum', lambda: sum(map(len, map(callable, [keys()]))))]:
        try:
            result = use()
            if isinstance(result, list):
                result = [shown(item) for item in result]
            if 'object at' in repr(result):
                result = repr(result).split(' at ')[0]
            print name, way, result
        except Exception as error:
            print name, way, error.__class__.__name__, error
print sorted(s, key=len), l, q

d = {}
print map(d.update, [((K(n), n) for n in (1, 2)), [(K(2), 5), (K(3), 6)]]), shown(d)
print map(dict, [iter([(K(1), 2), (K(1), 3)]), iter([[K(4), 4]])])
print map(methodcaller('union', keys()), [f]), map(itemgetter(0, 1), [K(2), K(3)])
print map(', '.join, [(str(k) for k in keys()), (repr(k) for k in keys())])
print map(sum, [keys(), (k for k in keys())], [5, 6])
print reduce(lambda x, y: x.union(y), [f, keys()]) == set([K(1), K(2), K(3), K(7)])
print sorted([iter([K(1), K(1)]), iter([K(1), K(2)])], key=set)[0].__class__.__name__
print sorted(map(list, [keys()])[0], cmp=cmp), sorted(keys(), key=hash), sorted(keys(), key=len, reverse=True)
