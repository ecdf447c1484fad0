import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

a = []
g = globals(); show(a, g)
g['b'] = a; show(a, b)
def f():
    global c
    c = a
    show(a, g)
f(); show(a)
del b, c; show(a, g)
exec 'd = a' in g; show(a); del g['d']; show(a)
m = sys.modules['__main__']; show(m)
