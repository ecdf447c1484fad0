import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def gen(x):
    yield x
    yield x
a = []
g = gen(a); show(g, a, gen, gen.func_code, g.gi_frame)
next(g); show(g, a, g.gi_frame)
next(g); show(g, a)
list(g); show(g, a, gen.func_code)
h = gen(a); show(h, a); del h; show(a, gen.func_code)
