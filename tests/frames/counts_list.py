import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

a = []; b = [a]
show(a, b)
b.append(a); show(a, b)
c = b * 2; show(a, b, c)
del b[0]; show(a, b, c)
b = None; show(a, c)
c[:] = []; show(a, c)
