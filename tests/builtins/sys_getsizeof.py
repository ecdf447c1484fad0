# Sizes of objects, in bytes.
import sys


def generate():
    yield 1


class Old:
    pass


class New(object):
    def method(self):
        pass


class Slots(object):
    __slots__ = ('a', 'b')


class NoSlots(object):
    __slots__ = ()


class More(Slots):
    pass


def outer(x):
    return lambda: x

things = [0, 2 ** 62, 0L, 1L, -1L, 2L**30, 2L**29, 2L**100, -2L**59, 2L**60, 1.5, 1j, True, None, '', 'a',
          'abc', u'', u'a', u'abc', (), (1,), (1,2,3), {}, {1:2}, dict.fromkeys(range(5)),
          dict.fromkeys(range(6)), dict.fromkeys(range(100)), set(), set([1]), set(range(100)), frozenset(),
          frozenset([1,2]), slice(1), xrange(3), outer, outer.func_code, generate(), Old, Old(), New, New(),
          Slots, Slots(), NoSlots, NoSlots(), More, More(), New().method, New.method, sys, len, [].append,
          int, object, object(), Exception('a'), KeyError(), IOError(1,'a'), SyntaxError('x'),
          UnicodeDecodeError('a','b',1,2,'c'), SystemExit(1), UnicodeTranslateError(u'a',1,2,'b'), iter([]),
          iter(()), iter({}), iter(set()), iter(xrange(2)), iter('a'), enumerate([]), reversed([]),
          reversed('ab'), {}.viewkeys(), outer(1).func_closure[0], property(), staticmethod(outer),
          classmethod(outer), super(New, New()), New.__dict__, NotImplemented, Ellipsis, iter(int, 5),
          ImportError(), type]
for thing in things:
    print type(thing).__name__, sys.getsizeof(thing)
for count in range(0, 200, 7):
    numbers = range(count)
    print count, sys.getsizeof(dict.fromkeys(numbers)), sys.getsizeof(set(numbers)), sys.getsizeof(tuple(numbers)),
    print sys.getsizeof('x' * count), sys.getsizeof(2 ** count), sys.getsizeof(-3L ** count)
print sys.getsizeof(5, 3), sys.getsizeof(default=2, object='a')
for arguments in [(), (1, 2, 3)]:
    try:
        print sys.getsizeof(*arguments)
    except TypeError as error:
        print error
