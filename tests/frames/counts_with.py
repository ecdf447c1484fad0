import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class C(object):
    def __enter__(self): return self
    def __exit__(self, *exc): return True
c = C()
with c: show(c)
with c as d: show(c, d)
x = []
with c:
    show(c, x)
    raise KeyError(x)
show(c, x)
del d; show(c); sys.exc_clear(); show(c, x)
