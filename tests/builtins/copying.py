"""copy.copy and copy.deepcopy of what programs have: by what classes say of it, and of builtin types."""
import copy
import functools
import weakref
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

Point = namedtuple('Point', 'x y')


def both(value):
    for copier in (copy.copy, copy.deepcopy):
        try:
            yield copier(value)
        except Exception as error:
            yield '%s: %s' % (type(error).__name__, error)


def show(value):
    for made in both(value):
        print type(made).__name__, made, made is value


for value in [Point(1, [2]), deque([1, 2], 3), Counter('abca'), OrderedDict([('b', 1), ('a', [2])]), {1: [2]}, {3}, frozenset([4]),
              slice(1, 2), ValueError('a', 1), KeyError('k'), IOError(2, 'no', 'file'), xrange(3), (1, [2]), (1, 2), [1, [2]],
              1j, u'u', None, Ellipsis, len, Point]:
    show(value)

d = defaultdict(list, a=[1])
for made in both(d):
    print made, made.default_factory, made['a'] is d['a'], made['new']
ordered = OrderedDict(a=1)
ordered.note = [1]
for made in both(ordered):
    print made, made.note, made.note is ordered.note

p = functools.partial(int, base=2)
p.note = 'binary'
for made in both(p):
    print made('101'), made.func, made.args, made.keywords, made.note, made.__reduce__()[2][1:]
print functools.partial(int).__reduce__()
for state in [(int, (), {}, None), (int, (), None, {'a': 1})]:
    p.__setstate__(state)
    print p.args, p.keywords, p.__dict__
for state in [None, (), (1, (), {}, {}), (int, [], {}, {}), (int, (), 1, {})]:
    try:
        p.__setstate__(state)
    except TypeError as error:
        print error


class Plain(object):
    def __init__(self, *values):
        self.values = values


class Slots(object):
    __slots__ = 'a', '__b'

    def __init__(self):
        self.a = [1]
        self.__b = [2]

    def b(self):
        return self.__b


class Both(Slots):
    pass


class Reduced(object):
    def __reduce__(self):
        return Plain, ([1], 2), {'state': 3}


class ReducedEx(object):
    def __reduce_ex__(self, protocol):
        print 'protocol', protocol
        return 'a string: the object itself'


class Getnewargs(int):
    def __new__(cls, value, note='none'):
        self = int.__new__(cls, value)
        self.note = note
        return self

    def __getnewargs__(self):
        print 'getnewargs'
        return int(self), 'new'


class Stated(object):
    def __getstate__(self):
        return [1, 2]

    def __setstate__(self, state):
        self.state = state


class Old:
    def __init__(self, a):
        self.a = a

    def method(self):
        return self.a


class OldWithArguments(Old):
    def __getinitargs__(self):
        return [self.a],


class Dict(dict):
    def __setitem__(self, key, value):
        print 'set', key
        dict.__setitem__(self, key, value)


class List(list):
    def append(self, item):
        print 'append', item
        list.append(self, item)


class Own(Exception):
    def __init__(self, a):
        Exception.__init__(self, a)
        self.extra = [a]


class Deque(deque):
    pass


for made in both(Plain([1])):
    print made.values
for made in both(Slots()):
    print made.a, made.b()
thing = Both()
thing.more = {}
for made in both(thing):
    print made.a, made.b(), made.more, made.a is thing.a
for made in both(Reduced()):
    print made.__class__.__name__, made.__dict__
show_it = ReducedEx()
for made in both(show_it):
    print made is show_it
for made in both(Getnewargs(3)):
    print made, made.note
for made in both(Stated()):
    print made.state
for made in both(Old([1])):
    print made.a, made.__class__
for made in both(OldWithArguments([1])):
    print made.a
items = Dict()
dict.__setitem__(items, 'k', [1])
items.note = 1
for made in both(items):
    print made, made.note
for made in both(List([1, [2]])):
    print made
for made in both(Own(5)):
    print repr(made), made.extra
for made in both(Deque([1, 2])):
    print made

old = Old([7])
method = copy.deepcopy(old.method)
print method() == old.method(), method.im_self is old
thing = Plain()
reference = weakref.ref(thing)
print [made is reference for made in both(reference)]
memo = {}
x = 42
copy.deepcopy(x, memo)
print memo[id(x)] is x, memo[id(memo)] == [42]
a = []
a.append(a)
b = copy.deepcopy(a)
print b, b[0] is b
loop = Plain()
loop.me = loop
made = copy.deepcopy(loop)
print made.me is made
pair = [1]
twice = copy.deepcopy([pair, pair, (pair,)])
print twice[0] is twice[1] is twice[2][0]


class Failing(object):
    def __reduce__(self):
        return 1, 2

for made in both(Failing()):
    print made
for made in both(i for i in []):
    print made
