import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def make(x):
    def inner(): return x
    show(inner, x)
    return inner
a = []
f = make(a); show(f, a, f.func_closure, f.func_closure[0])
g = make(a); show(f, g, a, f.func_code)
cell = f.func_closure[0]; show(cell, a)
del f; show(cell, a, g.func_code)
del cell; show(a)
