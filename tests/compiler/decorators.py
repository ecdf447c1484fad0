@a
def f(): pass
@a.b
def g(): pass
@a(1)
@b(2, 3)
@c.d.e(f=4)
def h(x=1): pass
@a
class C: pass
@a
@b(1)
class D(object):
    @c
    def f(self): pass
