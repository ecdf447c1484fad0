# Every step of C code that there is a sentence for, at least once.

def two(x, y):
    return x
def default(x, y=2, z=3):
    return y
def rest(x, *args, **names):
    return args
def nothing():
    pass
def outer(x):
    empty = None
    def inner():
        return x, empty
    return inner
def recursive(n):
    if n:
        recursive(n - 1)

# fast_function, and PyEval_EvalCodeEx
two(1, 2)
two(1, 2)
two(y=1, x=2)
default(1)
default(1, 2, 3)
default(1, z=4)
rest(1, 2, 3, name=4)
outer(1)()
recursive(2)
recursive(2)
try:
    two(1)
except TypeError:
    pass
try:
    nothing(1)
except TypeError:
    pass

# C functions
len([])
globals()
max(1, 2)
sorted([1], reverse=True)
try:
    len(1, 2)
except TypeError:
    pass
try:
    globals(1)
except TypeError:
    pass

# classes and methods
class Old:
    def __init__(self, x):
        pass
    def __call__(self):
        return 1
class Bare:
    pass
class New(object):
    def __new__(cls):
        return object.__new__(cls)
    def __init__(self):
        pass
    def __call__(self, *args):
        return args
    def method(self):
        return 1
class Meta(type):
    pass
class Special(New):
    __metaclass__ = Meta
__metaclass__ = type
class Global:
    pass
Old(1)()
Bare()
new = New()
new()
new.method()
New.method(new)
object()
Global()

# stars
two(*(1, 2))
two(1, **{'y': 2})
rest(*(1,), **{'a': 2})
new.method(*())
len(*([],))
outer(1)(*())

# generators
def numbers(n):
    try:
        sent = yield n
        yield sent
    finally:
        pass
generator = numbers(1)
next(generator)
generator.send(2)
try:
    generator.throw(ValueError)
except ValueError:
    pass
for x in numbers(5):
    break
list(numbers(1))

# an exception passes through frames, and one that is held lives on
def fails():
    raise KeyError
def passes():
    try:
        fails()
    finally:
        pass
def catches():
    try:
        passes()
    except KeyError:
        return two(1, 2)
catches()
import sys
def frame():
    return sys._getframe()
held = frame()

# other globals
exec 'def other(f): return f(1, 2)' in {}
other_globals = {}
exec 'def other(f): return f(1, 2)' in other_globals
other_globals['other'](two)
exec 'two(1, 2)'
