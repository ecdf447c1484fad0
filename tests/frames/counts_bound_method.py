import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class A(object):
    def m(self, other=5):
        show(self)
        if other != 5: show(self, other)
a = A()
a.m(); a.m(a); show(a)
m = a.m; m(); m(m); show(a, m)
u = A.m; u(a); show(a, u)
n = m; show(m, a); del m; show(n, a)
