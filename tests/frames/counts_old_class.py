import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class A:
    def __init__(self, x): self.x = x
    def m(self): return self
x = []
a = A(x); show(A, a, x, a.__dict__)
m = a.m; show(a, m, A.__dict__['m'])
b = A(a); show(A, a, b)
m(); show(a, m)
del m, b; show(A, a, x)
a.x = None; show(a, x)
