import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class A(object): pass
show(A)
class B(A): pass
show(A, B)
b = B(); show(A, B, b)
bases = B.__bases__; show(A, B, bases)
mro = B.__mro__; show(A, B, mro)
b.__class__ = A; show(A, B, b)
