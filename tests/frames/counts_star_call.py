import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def f(*args, **names):
    return args, names
a, d = [], {'x': []}
t = (a, a)
f(*t); show(a, t)
f(*t, **d); show(a, t, d, d['x'])
f(a, *[a], y=a); show(a)
def g(x, y=None): return x
g(*t); g(**{'x': a}); show(a, t)
x = f(a, *t); show(a, t, x)
apply(g, t); show(a, t)
