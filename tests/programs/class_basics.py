class A(object):
    x = 1
    def __init__(self, y):
        self.y = y
    def f(self, z=3):
        return self.x + self.y + z
    def __repr__(self):
        return 'A(%r)' % self.y
    def __add__(self, other):
        return A(self.y + other)
    def __eq__(self, other): return self.y == other.y
    def __len__(self): return self.y
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 2
a = A(5)
print a.f(), a.f(1), A.f(a), a.x, a
print a + 3, [a, a], a == A(5), len(a), a[2]
print list(a), 4 in a
class B(A):
    def f(self):
        return 'B' + str(super(B, self).f())
    @property
    def p(self): return 'prop'
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
b = B(2)
print b.f(), b.p, b.s(1), B.s(2), b.c(3), B.c(4)
print B.__mro__, B.__bases__, B.__name__, B.__module__
print isinstance(b, A), issubclass(B, A), type(b), type(B)
class Old:
    y = 2
    def __init__(self, a): self.a = a
    def m(self): return self.a, self.y
o = Old(1)
print o.m(), o.a, Old.y, Old.m(o)
try: Old.m(3)
except TypeError, e: print e
try: a.zzz
except AttributeError, e: print e
class E(Exception):
    def __init__(self, m): Exception.__init__(self, m, 2); self.m = m
try: raise E(3)
except E, e: print e, e.args, e.m, repr(e)
class L(list):
    def append(self, x): list.append(self, x * 2)
l = L([1, 2]); l.append(3); print l, len(l), l[2], l == [1, 2, 6], type(l)
class D(dict):
    def __missing__(self, k): return k * 2
d = D(); d[1] = 2; print d[1], d[5], d
