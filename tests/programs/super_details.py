class A(object):
    x = 'A.x'
    def f(self): return 'A.f'
    @classmethod
    def c(cls): return 'A.c', cls.__name__
    @staticmethod
    def s(): return 'A.s'
class B(A):
    x = 'B.x'
    def f(self): return 'B.f', super(B, self).f()
    @classmethod
    def c(cls): return 'B.c', super(B, cls).c()
    @staticmethod
    def s(): return super(B, B).s()
b = B()
print b.f(), B.c(), b.s(), super(B, b).x
s = super(B, b)
print s.__thisclass__, s.__self__ is b, s.__self_class__, type(s)
for call in (lambda: super(B, 5), lambda: super(5), lambda: super(B, b).nothing, lambda: super(), lambda: super(B, A())):
    try:
        call()
    except (TypeError, AttributeError), error:
        print error
unbound = super(B)
print unbound.__get__(b).f()
class Logged(dict):
    def __setitem__(self, k, v):
        print 'set', k
        super(Logged, self).__setitem__(k, v)
d = Logged()
d['a'] = 1
print d
