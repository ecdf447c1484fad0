# Calls, generators and loops that go the short way as long as nobody looks, and what those see who look in the middle of them.
import sys


class Loud(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print 'gone:', self.name


def frames():
    frame = sys._getframe(1)
    names = []
    while frame.f_code.co_name != '<module>':
        names.append('%s:%d' % (frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return ' < '.join(names)


def with_defaults(a, b=2, c=[3]):
    return a, b, c


def look(depth, seen=None):
    if depth == 0:
        return frames(), sys.getrefcount(look), sys.getrefcount(look.func_code)
    return look(depth - 1)


def make(step):
    def add(number, more=1):
        if number > 3:
            return number + step + more
        return add(number + 1)
    return add


def numbers(limit):
    for number in range(limit):
        got = yield number
        if got is not None:
            print 'got', got
    print 'end of numbers', limit


def pairs(limit):
    for first in numbers(limit):
        for second in numbers(first):
            if second == 2:
                break
            yield first, second, frames() if first == second + 1 else None


def first_big(items, limit):
    for item in items:
        for other in xrange(item):
            if other > limit:
                return item, other
    return None


def first_of(items):
    for item in items:
        return item.name


def until(items, name):
    for item in items:
        if item.name == name:
            break
    else:
        print 'not found:', name
    return name


class Counter:
    def __init__(self):
        self.count = 0

    def add(self, amount=1):
        self.count += amount
        if self.count < 5:
            return self.add()
        return frames()


print with_defaults(1), with_defaults(1, 4), with_defaults(1, 4, 5)
for arguments in [(), (1, 2, 3, 4)]:
    try:
        with_defaults(*arguments)
    except TypeError as error:
        print error
try:
    with_defaults()
except TypeError as error:
    print error
print look(3)
print make(10)(0), make(10)(7)
print list(pairs(5))
running = numbers(3)
for number in running:
    if number == 1:
        break
print running.send('hello')
for number in running:
    print number
print first_big([1, 2, 30], 5), first_big([1, 2], 5), first_big((), 0)
print first_of([Loud('a'), Loud('b')])
print until([Loud('c'), Loud('d')], 'c'), until([Loud('e')], 'f')
print Counter().add(), Counter().add(7)
print sys.getrefcount(make), sys.getrefcount(with_defaults.func_code), sys.getrefcount(numbers)


def endless(n):
    for item in numbers(1):
        endless(n + 1)


try:
    endless(0)
except RuntimeError as error:
    print error


def failing(n):
    for item in numbers(n):
        if item == 2:
            raise ValueError(item)
        yield item


try:
    for item in failing(5):
        print item,
except ValueError as error:
    print 'failed', error, sys.exc_info()[2].tb_next.tb_lineno
