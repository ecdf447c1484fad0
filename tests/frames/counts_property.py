import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class A(object):
    @property
    def p(self):
        return self
    @staticmethod
    def s(x): show(x)
    @classmethod
    def c(cls): show(cls)
a = A(); show(A, a)
b = a.p; show(a, b)
a.s(a); A.s(a); show(a)
a.c(); A.c(); show(A)
show(A.__dict__['p'], A.__dict__['s'], A.s)
