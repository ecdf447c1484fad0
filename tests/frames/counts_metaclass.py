import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class Meta(type):
    def __new__(meta, name, bases, names):
        return type.__new__(meta, name, bases, names)
class A(object):
    __metaclass__ = Meta
show(Meta, A)
class B(A): pass
show(Meta, A, B)
C = Meta('C', (A,), {}); show(Meta, A, C)
del B; show(Meta)
c = C(); show(C, c)
