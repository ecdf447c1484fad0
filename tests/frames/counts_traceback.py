import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def fails(x):
    raise KeyError(x)
a = []
try:
    fails(a)
except KeyError as e:
    t = sys.exc_info()[2]
    show(a, e, t, t.tb_frame, t.tb_next.tb_frame)
show(a, e, t, t.tb_next)
f = t.tb_next.tb_frame; show(f, a)
sys.exc_clear(); show(t, f, a)
del t; show(f, a)
del f; show(a, e); del e; show(a)
