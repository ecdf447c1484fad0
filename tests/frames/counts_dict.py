import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

k = 'a key that is long'; v = []
d = {k: v}; show(v, d)
d['other'] = v; show(v, d)
i = d.items(); show(v, d, i)
e = dict(d); show(v, d, e)
d.clear(); show(v, d)
e.popitem(); show(v, e)
del e, i; show(v)
