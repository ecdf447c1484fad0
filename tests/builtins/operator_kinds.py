"""What operator says of the kinds of objects, and joining and repeating sequences."""
from collections import deque
import math
import operator


class Old:
    pass


class OldItems:
    def __getitem__(self, key):
        return key


class New(object):
    pass


class Items(object):
    def __getitem__(self, key):
        return key


class Slices(Items):
    def __getslice__(self, low, high):
        return low, high


class Numbers(object):
    def __int__(self):
        return 1


class List(list):
    pass


for value in [1, 1L, 1.5, 1j, True, None, 'text', u'text', [], (), {}, set(), frozenset(), xrange(3), deque(), len, int, New,
              Old, Old(), OldItems(), New(), Items(), Slices(), Numbers(), List(), ValueError('x'), iter([])]:
    print type(value).__name__, operator.isSequenceType(value), operator.isMappingType(value), operator.isNumberType(value)


def attempt(function, *arguments):
    try:
        print function(*arguments)
    except Exception as error:
        print type(error).__name__, error


for function in [operator.concat, operator.iconcat, operator.repeat, operator.irepeat]:
    for arguments in [([1], [2]), ([1], 2), ('a', 'b'), ('a', 3), ((1,), 2), (1, 2), (1.5, 2), ({}, 2), ([1], 1.5)]:
        print function.__name__, arguments,
        attempt(function, *arguments)
attempt(operator.repeat, 1)
for x in [0.0, 0.2, -0.2, 0.3, 0.5, -0.75, 0.999, 1e-10, 1.0, -1.5]:
    attempt(math.atanh, x)
