import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

a = []
l = [a for i in range(3)]; show(a, l)
s = [l for l in [l, l]]; show(a, l, s)
g = (a for i in range(2)); show(a, g)
next(g); show(a, g)
d = {i: a for i in range(3)}; show(a, d)
del l, s, d; show(a)
