import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

a = []
def f(*args):
    show(a)
    return a
x = (f(), f(f()), [f(), f()])
show(a, x)
y = a, show(a), a
show(a, y)
z = [a, a, show(a, a), f(a, a)]; show(a, z)
a == f() and show(a)
