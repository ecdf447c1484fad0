"""What a subclass of a builtin type has in its slots: hooks of its own, and for the rest those of the builtin type."""
import itertools
import math
import operator


def show(what, function):
    try:
        print what, '->', repr(function())
    except Exception, e:
        print what, '->', type(e).__name__, e


def said(name, answer):
    def hook(self, *args):
        print '(%s)' % name,
        return answer
    return hook


def subclass(base, **hooks):
    return type('K', (base,), dict(('__%s__' % name, said(name, answer)) for name, answer in hooks.items()))


# tp_richcompare and tp_compare are two slots: a set's own comparison comes before a __cmp__, an int's after __lt__.
for base in (int, long, float, str, set, frozenset, dict, list, tuple, unicode):
    for hooks in ({'cmp': 0}, {'lt': NotImplemented}, {'gt': 7}, {'cmp': 1.5}, {'cmp': 'no'}):
        K = subclass(base, **hooks)
        k, other = K(), base()
        what = base.__name__, sorted(hooks)
        show(what, lambda: (k == other, other == k, k < other, other < k))
        show(what, lambda: (cmp(k, other), cmp(other, k)))
        show(what, lambda: (k < 2.5, 2.5 < k, 3L > k) if base in (int, long, float) else sorted([k, k]) == [k, k])

# The first difference settles whether two dicts are equal; cmp() looks for the smallest key that differs.
One = subclass(object, eq=False, hash=1)
one, two = One(), One()
show('dicts', lambda: {1: one, 2: two} == {1: two, 2: one})
show('dicts', lambda: {1: one, 2: two} != {1: two, 2: one})
show('keys', lambda: {}.viewkeys() == subclass(set, len=0)())
show('keys', lambda: subclass(set, len=4)() <= {1: 2}.viewkeys())
show('keys', lambda: {1: 2}.viewkeys() >= subclass(set, contains=True)([1]))

# sq_concat and sq_repeat are empty where __add__, or __mul__ or __rmul__, are defined.
for base in (list, tuple, str, unicode):
    for name in ('add', 'radd', 'mul', 'rmul', 'iadd', 'imul'):
        k = subclass(base, **{name: NotImplemented})()
        show((base.__name__, name), lambda: k + base())
        show((base.__name__, name), lambda: k * 2)
        show((base.__name__, name), lambda: 2 * k)
        show((base.__name__, name), lambda: operator.concat(k, base()))
        show((base.__name__, name), lambda: operator.repeat(k, 2))
        show((base.__name__, name), lambda: operator.iadd(k, 1))
        show((base.__name__, name), lambda: operator.imul(k, 'a'))

# A number's function is asked only where it knows both operands.
show('complex', lambda: divmod(1, subclass(complex, rdivmod='hook')(2)))
show('complex', lambda: 1 + subclass(complex, radd='hook')(2))
show('float', lambda: 5L - subclass(float, rsub=NotImplemented)(2))
show('view', lambda: {}.viewkeys() - subclass(list, rsub='hook')())
show('set', lambda: set([1]) | subclass(set, ror='hook')())
grown = subclass(set)([1])
same = grown
grown |= set([2])
show('in place', lambda: (grown is same, sorted(same)))
show('pow', lambda: pow(subclass(object, rpow=1)(), 2, 3))
show('coerce', lambda: (coerce(subclass(float)(2), 1), coerce(True, 1), coerce(1, 2L), coerce(subclass(long)(2), 1)))

# A length, the truth and an index are what C makes of them.
for answer in (3, 2L, True, 2.5, 'a', None, -1, 2 ** 70):
    for base in (object, int, list):
        show(('len', answer, base.__name__), lambda: len(subclass(base, len=answer)()))
        show(('bool', answer, base.__name__), lambda: bool(subclass(base, len=answer)()))
        show(('nonzero', answer, base.__name__), lambda: bool(subclass(base, nonzero=answer)()))
show('index', lambda: [1, 2, 3][subclass(int, index=0)(2)])
show('index', lambda: operator.index(subclass(object, index=2L)()))
show('index', lambda: round(1.25, subclass(object, index=1)()))
show('int', lambda: chr(subclass(long, int=65)(66)))
show('int', lambda: chr(1j))
show('int', lambda: 'x'.center(subclass(complex)()))
show('int', lambda: list(itertools.permutations('ab', 1.5)))
show('trunc', lambda: math.trunc(subclass(object, trunc='whole')()))
show('trunc', lambda: math.trunc(subclass(object, getattribute=5)()))

# One slot sets and deletes; who has half of it lacks the other by name.
for base in (object, unicode, list, Exception):
    k = subclass(base, setitem=None)()
    show(base.__name__, lambda: operator.delitem(k, 0))
    show(base.__name__, lambda: operator.setslice(k, 0, 1, 'ab'))
    k = subclass(base, setslice=None)()
    show(base.__name__, lambda: operator.delslice(k, 0, 1))

# Sets take the items of an iterator one after the other, and stop where they know enough.
def items(*all):
    for item in all:
        print item,
        yield item


class Key(int):
    def __hash__(self):
        print '#%d' % self,
        return int.__hash__(self)


keys = set([Key(1), Key(2), Key(3)])
show('intersection', lambda: keys.intersection(items(Key(2), Key(5))))
show('isdisjoint', lambda: keys.isdisjoint(items(Key(7), Key(1), Key(2))))
show('difference', lambda: keys.difference(items(Key(2), Key(5))))
show('difference_update', lambda: keys.difference_update(items(Key(1), [], Key(3))))
show('after it', lambda: keys)
show('repr', lambda: subclass(set, iter=iter([1, 2]))('abc'))
show('repr', lambda: subclass(frozenset, len=5)())
show('str', lambda: str(subclass(ValueError, repr='repr')('v')))
show('str', lambda: '%s|%5s' % (subclass(object, str=u'u')(), subclass(int, str=u'v')()))
show('unicode', lambda: ValueError(u'\xe9').__unicode__())
show('unicode', lambda: u'{0}'.format(subclass(complex, unicode=u'never')()))
show('oct', lambda: ((8).__oct__(), (255L).__hex__()))
show('search', lambda: operator.countOf(subclass(object, iter=1)(), 1))
show('search', lambda: operator.indexOf(items(3, 4, 5), 4))
show('join', lambda: '-'.join(subclass(object, iter=1)()))
show('reduce', lambda: reduce(max, subclass(object, iter=1)()))
show('intern', lambda: intern(subclass(str)('a')))
show('reversed', lambda: reversed(subclass(ValueError)()))
show('count', lambda: list(itertools.islice(itertools.count(1j), 2)))

# A tuple after a star is taken as it is; what is called says its name.
class Triple(tuple):
    def __len__(self):
        print '(len)',
        return 2

    def __iter__(self):
        print '(iter)',
        return iter([1])


show('star', lambda: (lambda *all: all)(*Triple((1, 2, 3))))
for called in (show, len, [].append, (255).__format__, dict.fromkeys, Triple, (1).__add__):
    show('star', lambda: called(*5))
    show('star', lambda: called(**[1]))
plain = subclass(list)()
show('dict', lambda: 'append' in dir(plain))
show('dict', lambda: delattr(plain, 'append'))
