# Arguments of a class that come out of a sequence written in Python: the calls for them come before those of the class.


class Items:
    def __init__(self, count):
        self.count = count

    def __getitem__(self, index):
        if index >= self.count:
            raise IndexError('end')
        return index * 10

    def __len__(self):
        return self.count


class Countdown(object):
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return self

    def next(self):
        if self.start <= 0:
            raise StopIteration
        self.start -= 1
        return self.start


class Point(object):
    def __new__(cls, *args):
        print 'new', args
        return object.__new__(cls)

    def __init__(self, x, y=0, *rest):
        print 'init', x, y, rest


class OldPoint:
    def __init__(self, *args):
        print 'old', args


for make in [Point, OldPoint, list, dict, max]:
    for sequence in [Items(0), Items(1), Items(3), Countdown(2), (n for n in 'ab')]:
        try:
            print type(make(*sequence)).__name__
        except TypeError as e:
            print e

print 'two of them, one after the other'
print zip(Items(2), Countdown(2), Items(3))
print map(None, Items(2), Countdown(3))
print set(Items(2)).union(Countdown(3), Items(4)) == set([0, 1, 2, 10, 20, 30])
first, second = Items(2), Countdown(2)
print dict(zip(first, second)), sorted(Items(3), key=lambda n: -n), sum(Items(4), sum(Countdown(3)))
print list(Items(2)) + list(Items(3)), tuple(Items(2)) == tuple(Items(2)), 10 in Items(2), max(Items(3)), ','.join(map(str, Items(3)))

print 'an exception is a sequence of its arguments'
error = ValueError(1, 'two', 3.0)
print list(error), error[0], error[-1], error[1:], error[:], [type(item).__name__ for item in error], 'two' in error
a, b, c = error
print a, b, c, type(iter(error)).__name__
for key in ['x', None, slice(1, 2), 1.5, 7]:
    try:
        print error[key]
    except Exception as e:
        print type(e).__name__, e
try:
    print error['a':]
except TypeError as e:
    print e


class Failure(Exception):
    def __len__(self):
        return 7


print list(Failure()), list(Failure(1, 2)), Failure(1, 2, 3)[-2:]


class Text(str):
    def __getitem__(self, index):
        return 'item' if index < 2 else str.__getitem__(self, index)

    def __str__(self):
        return 'told'


print list(Text('abcd')), [c for c in Text('abc')], '{}'.format(Text('x')), '{0:>6}'.format(Text('x')), format(Text('x'), '')


class Long(list):
    def __len__(self):
        return 99


print Long('abc')[:-1], Long('abc')[-99:2], Long('abc')[-1], Long('abc')[-3:]


class Empty(object):
    pass


class SubInt(int):
    pass


for value in [Empty(), SubInt(4)]:
    for key in [0, 2 ** 70, 'a', None]:
        try:
            value[key]
        except (TypeError, IndexError) as e:
            print type(e).__name__, e


class Meta(type):
    pass


class MetaMeta(Meta):
    pass


print Meta(5) is int, MetaMeta([]) is list
for arguments in [(1, 2), (1, (), {}), (5,) * 4]:
    try:
        MetaMeta(*arguments)
    except TypeError as e:
        print e
try:
    type(5, 6, other=7)
except TypeError as e:
    print e
