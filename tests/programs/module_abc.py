"""Abstract base classes, and those of containers."""
import collections
from abc import ABCMeta, abstractmethod, abstractproperty


class Shape(object):
    __metaclass__ = ABCMeta

    def __init__(self, name):
        self.name = name

    @abstractmethod
    def area(self):
        """How large it is."""

    @abstractproperty
    def sides(self):
        return 0

    def describe(self):
        return '%s with %d sides and area %.1f' % (self.name, self.sides, self.area())


class Square(Shape):
    def __init__(self, size):
        super(Square, self).__init__('square')
        self.size = size

    def area(self):
        return self.size ** 2

    @property
    def sides(self):
        return 4


class Half(Shape):
    def area(self):
        return 1


print Square(3).describe()
for cls in [Shape, Half]:
    try:
        cls('x')
    except TypeError as error:
        print error
print sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__
print isinstance(Square(1), Shape), issubclass(Half, Shape), issubclass(int, Shape), type(Shape)



class Odd(object):
    pass


print isinstance(Odd(), Shape)
Shape.register(Odd)
print isinstance(Odd(), Shape), issubclass(Odd, Shape), Odd.__mro__
try:
    Shape.register(5)
except TypeError as error:
    print error
try:
    Square.register(Shape)
except RuntimeError as error:
    print error

NAMES = ['Hashable', 'Iterable', 'Iterator', 'Sized', 'Container', 'Callable', 'Set', 'MutableSet', 'Mapping',
         'MutableMapping', 'Sequence', 'MutableSequence']


def generator():
    yield 1


class Old:
    def __len__(self):
        return 3


class New(object):
    def __iter__(self):
        return iter([])

    def __call__(self):
        pass


for value in [1, 'text', u'text', [], (), {}, set(), frozenset(), xrange(3), generator(), len, None, Old(), New(), iter([])]:
    print type(value).__name__, [name for name in NAMES if isinstance(value, getattr(collections, name))]
print issubclass(dict, collections.Mapping), issubclass(list, collections.Hashable), issubclass(collections.OrderedDict, dict)


class Countdown(collections.Sequence):
    def __init__(self, start):
        self.start = start

    def __len__(self):
        return self.start

    def __getitem__(self, index):
        if not 0 <= index < self.start:
            raise IndexError(index)
        return self.start - index


down = Countdown(4)
print list(down), 3 in down, 9 in down, down.index(2), down.count(1), list(reversed(down)), len(down)


class Lower(collections.MutableMapping):
    def __init__(self, *args, **kwargs):
        self.store = {}
        self.update(*args, **kwargs)

    def __getitem__(self, key):
        return self.store[key.lower()]

    def __setitem__(self, key, value):
        self.store[key.lower()] = value

    def __delitem__(self, key):
        del self.store[key.lower()]

    def __iter__(self):
        return iter(self.store)

    def __len__(self):
        return len(self.store)


headers = Lower({'Content': 1}, Length=2)
headers['CONTENT'] = 3
print sorted(headers.items()), 'content' in headers, headers.get('nothing', 'default'), headers.pop('length')
print headers.setdefault('New', 5), sorted(headers.keys()), headers == {'content': 3, 'new': 5}, headers.values()
headers.clear()
print len(headers), isinstance(headers, collections.Mapping)
try:
    headers.pop('x')
except KeyError as error:
    print 'KeyError', error


class ListSet(collections.Set):
    def __init__(self, items):
        self.items = []
        for item in items:
            if item not in self.items:
                self.items.append(item)

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, item):
        return item in self.items

    def __len__(self):
        return len(self.items)


one, two = ListSet('abcd'), ListSet('cdef')
print list(one & two), list(one | two), list(one - two), list(one ^ two), one <= two, one.isdisjoint(two), one == ListSet('dcba')


class Partial(collections.MutableSequence):
    def __len__(self):
        return 0


try:
    Partial()
except TypeError as error:
    print error
