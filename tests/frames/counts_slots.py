import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class A(object):
    __slots__ = ('x', 'y')
a = A(); b = []
show(A, a, b)
a.x = b; a.y = b; show(a, b)
a.x = a; show(a, b)
del a.x; show(a, b)
del a; show(A, b)
