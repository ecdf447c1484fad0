import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def pair():
    box = []
    def one(): return box
    def two(): return box
    show(one, two, box)
    return one, two
a, b = pair()
show(a, b, a.func_closure, a.func_closure[0], a())
del b; show(a, a.func_closure[0], a())
c = a(); show(c); del a; show(c)
x, y = pair(); show(x.func_closure[0], y.func_closure[0], x())
