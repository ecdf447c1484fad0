# IMPORT_NAME calls whatever `__builtin__.__import__` is.
import __builtin__

original = __builtin__.__import__
def log(name, globals=None, locals=None, fromlist=None, *rest):
    print 'import', name, globals is not None and globals.get('__name__'), locals if locals is None else len(locals) > 5, fromlist, rest
    return original(name, globals, locals, fromlist, *rest)
__builtin__.__import__ = log
import math
from math import pi
import math as m


def f():
    from itertools import chain, izip as z
    return z


print f()
class C(object):
    import operator
    from operator import add as q
print sorted(C.__dict__)[-2:]
exec "import math\nfrom math import e\nprint e"
__builtin__.__import__ = lambda *args: 5
import foo.bar
print foo
import foo as g
print g
try:
    from foo import real
    print real
    from foo import nothing
except ImportError as e:
    print e
def bad(*args): raise ValueError('no imports')
__builtin__.__import__ = bad
try:
    import math
except ValueError as e: print e
class Imp(object):
    def __call__(self, *args, **kw): return (args[0], type(args[1]), args[2] is args[1], args[3:], kw)
__builtin__.__import__ = Imp()
import hello
print hello
from hello import __len__ as length
print length()
