import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

class E(Exception): pass
x = []
try:
    raise E(x)
except E as e:
    show(E, e, x, e.args)
show(e, x)
def f():
    try:
        raise e
    except E:
        show(e, x)
f(); show(e, x)
sys.exc_clear(); show(e, x)
del e; show(x, E)
