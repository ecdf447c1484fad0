def a(): pass
def b(x): pass
def c(x, y): pass
def d(x, y=1): pass
def e(x=1, y=2): pass
def f(*x): pass
def g(**x): pass
def h(a, b=1, *c, **d):
    e = 1
    return a, b, c, d, e
def i(a, *b): return b
