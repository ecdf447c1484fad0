class A: pass
class B(): pass
class C(A): pass
class D(A, B): pass
class E(a.b, c()): pass
class F(object):
    x = 1
    def f(self): return self.x
    class G:
        y = 2
