# Methods are equal when they do the same with equal objects; and old-style instances are sliced.

class Account:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        print 'eq', self.number, other.number
        return self.number == other.number

    def __hash__(self):
        print 'hash', self.number
        return self.number

    def pay(self):
        pass

    def close(self):
        pass

one, other, same = Account(1), Account(2), Account(1)
print one.pay == one.pay, one.pay == other.pay, one.pay == same.pay, one.pay == one.close, one.pay != same.pay
print len(set([one.pay, same.pay]))
table = {one.pay: 'one', Account.pay: 'class'}
print table[same.pay], table[Account.pay], table.get(other.pay)
print Account.pay == one.pay, Account.pay == Account.pay

row = []
print row.append == row.append, row.append == [].append
print row.__add__ == [].__add__, row.__add__ == [5].__add__, row.__add__ == row.__mul__
try:
    hash(row.__add__)
except TypeError as error:
    print error
print len(set([(7,).__add__, (7,).__add__])), {(7,).__len__: 1}[(7,).__len__]


class Sequence:
    def __len__(self):
        return 10

    def __getitem__(self, key):
        print 'get', key
        return key

    def __setitem__(self, key, value):
        print 'set', key, value

    def __delitem__(self, key):
        print 'del', key

sequence = Sequence()
sequence[:2]
sequence[1:]
sequence[-3:-1]
sequence[:]
sequence[::2]
sequence['a':]
sequence[:4] = 'value'
sequence[-1:] = 'value'
del sequence[2:]


class Index:
    def __index__(self):
        return 3

sequence[Index():]


class Slices(Sequence):
    def __getslice__(self, low, high):
        print 'slice', low, high

    def __setslice__(self, low, high, value):
        print 'set slice', low, high, value

    def __delslice__(self, low, high):
        print 'del slice', low, high

slices = Slices()
slices[:2]
slices[-3:]
slices[1:5] = 'x'
del slices[:]


class Nothing:
    pass

for attempt in (lambda: Nothing()[:2], lambda: Nothing()[-1:]):
    try:
        attempt()
    except AttributeError as error:
        print error


class Fickle(object):
    angry = False

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Fickle.angry:
            second.clear()
            raise ZeroDivisionError('angry')
        return self is other

first = set([Fickle()])
second = set([Fickle() for i in range(75)])
Fickle.angry = True
try:
    first.update(second)
except ZeroDivisionError as error:
    print error, len(first), len(second)
Fickle.angry = False
second = set([Fickle() for i in range(5)])
print len(first | second), len(second | first), len(first.union(second, first))


class Ending(list):
    def __del__(self):
        print 'the list ends'

for make in iter, reversed:
    iterator = make(Ending())
    print list(iterator)
    print 'spent'
