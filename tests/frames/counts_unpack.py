import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

a, b, c = [], [], []
a, b = b, a; show(a, b)
[x, y], z = (a, b), c; show(a, b, c)
t = (a, (b, c)); p, (q, r) = t; show(a, b, c, t)
def f((x, y), z): show(x, y, z)
f((a, b), c); show(a, b, c)
a = b = c; show(a, x, y)
