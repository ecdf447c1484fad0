import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

x = []
def f(a, b=None):
    return a
map(f, [x, x]); show(x, f)
reduce(f, [x, x, x]); show(x, f)
sorted([x], key=f); show(x, f)
filter(f, (x,)); show(x, f)
apply(f, (x,)); show(x, f)
