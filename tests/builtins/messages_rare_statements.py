# Errors of statements that few programs come to: import, print, hooks that give the wrong thing.
import __builtin__
import sys
import types


def say(text, **names):
    names['__name__'] = 'shown'
    names.setdefault('__builtins__', __builtins__)
    try:
        exec text in names
        print text.replace('\n', ' | '), '-> fine', names.get('result')
    except Exception as error:
        print text.replace('\n', ' | '), '->', type(error).__name__ + ':', error

say('import sys', __builtins__={})
say('import a/b')
try:
    __import__('a/b')
except ImportError as error:
    print error
for arguments in [('',), (5,), ('sys', {}, {}, 5), ('sys', {}, {}, [5]), ('sys', {}, {}, [], -2),
                  ('nothing', {'__name__': 'main', '__package__': 'far'}, {}, [], 1),
                  ('nothing', {'__name__': 'main', '__package__': 5}, {}, [], 1),
                  ('nothing', {'__name__': 'main'}, {}, [], 1),
                  ('nothing', {'__name__': 'a.b', '__package__': 'a'}, {}, [], 3)]:
    try:
        print __import__(*arguments)
    except Exception as error:
        print arguments[0], arguments[2:], type(error).__name__, error
sys.modules['pack'] = types.ModuleType('pack')
try:
    print __import__('x', {'__name__': 'pack.b', '__package__': 'pack'}, {}, [], 2)
except Exception as error:
    print type(error).__name__, error
sys.modules['pack'].__path__ = []
sys.modules['pack'].__all__ = [5]
try:
    print __import__('pack', {}, {}, ['*'])
except Exception as error:
    print type(error).__name__, error


class Plain(object):
    __slots__ = ['a']

sys.modules['odd'] = Plain()
say('from odd import *')
sys.modules['odd'] = 5
say('from odd import *')
say('from odd import thing')
say('import odd as result')


class Filled(object):
    def __init__(self):
        self.first = 1
        self._second = 2

sys.modules['odd'] = Filled()
say('from odd import *\nresult = first, "_second" in globals()')
sys.modules['odd'].__all__ = ['_second', 'first']
say('from odd import *\nresult = first, _second')
sys.modules['odd'].__all__ = ['missing']
say('from odd import *')
sys.modules['odd'].__all__ = 5
say('from odd import *')
sys.modules['odd'] = None
say('import odd')


class Meta(type):
    pass


class Other(type):
    pass

A = Meta('A', (object,), {})
B = Other('B', (object,), {})
say('class C(A, B): pass', A=A, B=B)
say('class C(5): pass')
say('class C(5, 6): pass')
say('class C("a"): pass')
say('class C(sys): pass', sys=sys)
# The two are named in the order of their addresses.
say('class C(object, A): pass', A=type('object', (object,), {}))


class X(object):
    pass


class Y(object):
    pass


class XY(X, Y):
    pass


class YX(Y, X):
    pass
try:
    class Z(XY, YX):
        pass
except TypeError as error:
    words = str(error).split(' ')
    # In the order of a dict by address.
    print ' '.join(words[:-2]), sorted(word.strip(',') for word in words[-2:])


class Compared:
    def __cmp__(self, other):
        return 'x'


class NewCompared(object):
    def __cmp__(self, other):
        return 'x'


class Long(object):
    def __cmp__(self, other):
        return 2 ** 70

say('result = c < 1', c=Compared())
say('result = c < 1', c=NewCompared())
say('result = c < 1', c=Long())
say('result = cmp(c, c)', c=Compared())
say('result = cmp(1, c)', c=Compared())


class Deep:
    def __coerce__(self, other):
        return self, other

    def __add__(self, other):
        return coerce(self, other)[0] + other


class Twin:
    pass

Twin.__coerce__ = lambda self, other: (Back(), self)


class Back(object):
    def __radd__(self, other):
        return other + 1

    def __add__(self, other):
        return Twin() + 1
back = Back()


def shallow(self, other):
    sys.setrecursionlimit(2)
    return back, other

Shallow = types.ClassType('Shallow', (), {'__coerce__': shallow})
shallow = Shallow()


def add():
    return shallow + 1
try:
    add()
except RuntimeError as error:
    sys.setrecursionlimit(1000)
    print error
for kind in Deep, Twin:
    try:
        kind() + 1
    except RuntimeError as error:
        print kind.__name__, error

nested = (int,)
for i in range(2000):
    nested = (nested,)
for function in isinstance, issubclass:
    try:
        print function(str, nested)
    except RuntimeError as error:
        print function.__name__, error
while nested:
    nested = nested[0] if type(nested) is tuple else None

out = sys.stdout
del sys.stdout
try:
    print 'lost'
except RuntimeError as error:
    sys.stdout = out
    print error
hook = sys.displayhook
del sys.displayhook
try:
    exec compile('5', 'shown', 'single')
except RuntimeError as error:
    print error
sys.displayhook = hook
exec compile('5', 'shown', 'single')
importer = __builtin__.__import__
del __builtin__.__import__
try:
    import time
except ImportError as error:
    print error
__builtin__.__import__ = importer
