import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class A(object): pass
a = A()
l = [a, a, [a]]; show(a, l)
d = {1: a, 2: l}; show(a, l, d)
s = set([a]); show(a, s)
f = frozenset(s); show(a, s, f)
del l[0]; show(a, l); del d; show(a, l); s.clear(); show(a)
