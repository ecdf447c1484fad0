"""What C code asks of objects that are made into integers, are turned round or are put into sets one by one."""
from itertools import islice, tee
from operator import attrgetter, itemgetter, methodcaller


def show(function, *args, **keywords):
    try:
        print repr(function(*args, **keywords))
    except Exception as error:
        print type(error).__name__, error


class Two(object):
    def __int__(self):
        print 'Two.__int__'
        return 2


class Index(object):
    def __index__(self):
        return 2


class Wrong(object):
    def __int__(self):
        return 's'


class OldTwo:
    def __int__(self):
        return 2


class OldTruncated:
    def __trunc__(self):
        print 'OldTruncated.__trunc__'
        return 4


class Old:
    pass


class Text(str):
    def __int__(self):
        print 'Text.__int__'
        return 7


class Truncated(str):
    def __trunc__(self):
        print 'Truncated.__trunc__'
        return 8


class Wide(unicode):
    def __trunc__(self):
        print 'Wide.__trunc__'
        return 9


class Float(float):
    def __int__(self):
        print 'Float.__int__'
        return 10


class Plain(float):
    def __trunc__(self):
        print 'never asked'


print 'islice'
for bound in (Two(), Index(), Wrong(), OldTwo(), Old(), 2.7, 2L, 10 ** 30, -1, -1.5, 's', True, None, 1j):
    show(lambda: list(islice('abcdef', bound)))
    show(lambda: list(islice('abcdef', bound, None)))
    show(lambda: list(islice('abcdef', bound, 5)))
    show(lambda: list(islice('abcdef', 0, 5, bound)))
show(lambda: list(islice('abcdef', Wrong(), -1)))

print 'integers'
for number in (Text('5'), Truncated('x'), Wide(u'5'), Float(5.5), Plain(5.5), OldTwo(), OldTruncated(), Old(), Wrong()):
    for function in (int, long, range, lambda number: '%d' % number, lambda number: '%x' % (number,)):
        show(function, number)
show(pow, Old(), 2, 3)
show(pow, 2, Old(), 3)

print 'messages'
for keywords in ({}, {'x': 1}):
    for getter in (attrgetter('a'), itemgetter(1), methodcaller('upper')):
        show(getter, **keywords)
show(tee)
show(tee, [], 2, 3)

print 'reversed'


class List(list):
    def __len__(self):
        print 'List.__len__'
        return 1

    def __iter__(self):
        print 'List.__iter__'
        return iter([8])

    def __getitem__(self, index):
        print 'List.__getitem__'


class Tuple(tuple):
    def __len__(self):
        print 'Tuple.__len__'
        return 1

    def __iter__(self):
        print 'Tuple.__iter__'
        return iter([8])


for sequence in (List([1, 2]), Tuple((1, 2)), Old(), Old):
    show(lambda: type(reversed(sequence)).__name__)
    show(lambda: list(reversed(sequence)))
    show(lambda: reversed(sequence).__length_hint__())
    show(lambda: 7 in sequence)

print 'sets'


class Key(object):
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        print 'hash', self.number
        return 1

    def __eq__(self, other):
        print 'eq', self.number, other.number
        return False


class Unhashable(Key):
    __hash__ = None


def keys(make):
    for number in range(3):
        print 'next', number
        yield make(number)
    print 'end'


class Counted(set):
    def __iter__(self):
        print 'Counted.__iter__'
        return iter([8])

    def __len__(self):
        print 'Counted.__len__'
        return 0


show(lambda: len(set(keys(Key))))
show(lambda: len(frozenset(keys(Key))))
filled = set([Key(5)])
show(filled.update, keys(Key))
show(lambda: len(filled.union(keys(Key))))
show(filled.update, keys(Unhashable))
for items in ([1, [], 2], iter([3, [], 4]), (number / (number - 7) for number in (5, 6, 7, 8))):
    numbers = set()
    show(numbers.update, items)
    print numbers
show(set, Counted([1]))
show(lambda: len(set([5]).union(keys(Key), iter([6]), keys(Key))))
