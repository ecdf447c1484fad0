import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def f(x):
    y = x
    show(x, y)
    del y
    show(x)
    x = None
    show(a)
a = []
f(a); show(a)
def g():
    x = a
    show(a)
    for x in [1]: pass
    show(a)
g(); show(a)
b = a; a = b; show(a); del b; show(a)
