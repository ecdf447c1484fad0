import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

x = object(); t = (x, x); show(x, t)
u = t + (x,); show(x, t, u)
v = t[:]; show(x, t, v)
a, b = t; show(x, t)
del t, v; show(x, u)
w = tuple(u); show(x, u, w)
