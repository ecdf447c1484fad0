def a((x, y)): return x
def b(x, (y, z)): return y
def c((a, b), (c, d)): return a, b, c, d
def d((a, (b, (c, d))), e): return d
def e((a, b)=(1, 2)): return a
def f(x, (a, b)=z, *c, **d): return a
def g((a,)): return a
def h((a)): return a
def i(((a, b)), c): return b
