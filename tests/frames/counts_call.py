import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def f(x):
    show(f, x)
    return x
a = []
show(f, a)
b = f(a); show(f, a)
f(f(a)); show(f, a)
def twice(x, y):
    show(x, y, twice)
twice(a, a); twice(y=a, x=b); show(a)
def rest(*args, **names):
    show(args, names, args[0])
rest(a, b, c=a); show(a)
