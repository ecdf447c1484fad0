import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

kept = []
class A(object):
    def __del__(self):
        kept.append(self)
a = A(); show(a, A)
del a; show(kept, kept[0], A)
b = kept[0]; show(b); del kept[:]; show(b)
def f():
    x = A(); show(x)
f(); show(kept, A)
