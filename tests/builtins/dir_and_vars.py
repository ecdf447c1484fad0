# dir() and vars().
import sys, math
class A(object):
    """doc"""
    x = 1
    def __init__(self): self.y = 2
class B(A):
    def f(self): pass
class Old:
    z = 3
class Old2(Old): pass
class D(object):
    def __dir__(self): return ['b', 'a']
class Bad(object):
    def __dir__(self): return 5
class L(list): pass
def fn(a, b=2):
    c = 3
    print dir(), sorted(vars().items())
    def g(): return c
    print dir()
fn(1)
o = Old2(); o.w = 1
f = fn; f.attr = 1
l = L(); l.q = 1
for x in (A, B, A(), B(), Old, Old2, o, D(), l, f, 5, 1.5, 'a', u'a', [], (), {}, None, True, set(), frozenset(), int, type, object, ValueError, ValueError('x'), xrange(1), slice(1), iter([]), {}.viewkeys(), A.__init__, B().f, property(), NotImplemented, Ellipsis, 1j, 2L, (i for i in []), fn.func_code, reversed([]), enumerate([]), basestring, staticmethod(f), D):
    print dir(x)
try: dir(Bad())
except TypeError, e: print e
print [n for n in dir(math) if n in ('pi', 'sqrt')], dir.__name__
print dir()
print sorted(vars(A()).items()), sorted(vars(o).items()), vars(f)
try: vars(5)
except TypeError, e: print e
try: vars(1, 2)
except TypeError, e: print e
