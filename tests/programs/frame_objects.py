# Frames as objects: sys._getframe() and the attributes of a frame.
import sys


def back(frame):
    names = []
    while frame.f_code.co_name != '<module>':
        names.append((frame.f_code.co_name, frame.f_lineno, frame.f_lasti))
        frame = frame.f_back
    return names


def deeper(n):
    if n:
        return deeper(n - 1)
    return back(sys._getframe())


def locals_of(depth):
    return sorted(sys._getframe(depth).f_locals.items())


def caller(a, b=2):
    c = a + b

    def inner():
        return c, sorted(sys._getframe().f_locals.items()), sorted(sys._getframe(1).f_locals)
    return [name for name, _ in locals_of(1)], inner()


print deeper(2)
print caller(1)
frame = sys._getframe()
print frame.f_code.co_name, frame.f_lineno, frame.f_lasti
print frame.f_globals is globals(), frame.f_locals is globals()
print frame.f_restricted, frame.f_exc_type
print frame.f_lineno
print type(frame), type(frame).__name__
kept = []


def keep(argument):
    local = argument * 2
    kept.append(sys._getframe())
    return local


keep(4)
print kept[0].f_locals, kept[0].f_back is frame, kept[0].f_lineno - keep.func_code.co_firstlineno
for attempt in (lambda: frame.f_nothing, lambda: sys._getframe(100), lambda: sys._getframe('1'),
                lambda: sys._getframe(1, 2), lambda: sys.getrefcount(), lambda: sys.setrecursionlimit(0),
                lambda: sys.setrecursionlimit('a'), lambda: sys.exit(1, 2), lambda: sys.exc_info(1)):
    try:
        print attempt()
    except Exception, error:
        print type(error).__name__, error
value = ['counted']
print sys.getrefcount(value), sys.getrefcount(keep)
again = value
print sys.getrefcount(value)
print sys.maxint, sys.maxunicode, sys.byteorder, sys.platform, sys.hexversion
print sys.getdefaultencoding(), sys.float_repr_style
import __main__
print __main__.value, __main__.__name__
from sys import exit as leave, maxint
import sys as system, exceptions
print system is sys, maxint == sys.maxint, exceptions.ValueError is ValueError
try:
    import nothing_like_this
except ImportError, error:
    print error
try:
    import nothing.like.this
except ImportError, error:
    print error
try:
    from sys import nothing
except ImportError, error:
    print error




print sys, __builtins__, __import__('sys') is sys, __import__(name='sys', fromlist=['x'])
for name in ('', 1, 'no.such', 'sys.no'):
    try:
        print __import__(name)
    except Exception, error:
        print type(error).__name__, error
try:
    __import__()
except TypeError, error:
    print error
leave('good bye')
