import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

def gen():
    frame = sys._getframe()
    sent = yield frame
    yield sent
    yield frame
g = gen()
f = g.next(); show(f, g)
x = []
y = g.send(x); show(f, g, x)
z = g.next(); show(f, g, x, y)
g.close(); show(f, g, x)
del y; show(f, g, x)
del g; show(f, x)
