import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class A(object):
    def m(self): return self
show(A, A.__dict__['m'])
a = A(); show(A, a)
b = A(); show(A, a, b)
a.x = b; show(A, a, b, a.__dict__)
m = a.m; show(a, m, A.__dict__['m'])
del a.x; show(b)
del m, b; show(A, a)
