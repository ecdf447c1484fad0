import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def rec(n, x):
    show(rec, x)
    if n: rec(n - 1, x)
    show(rec, x)
x = []
rec(3, x)
show(rec, x)
