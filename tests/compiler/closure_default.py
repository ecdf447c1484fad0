def f(x):
    def g(y=x):
        return x, y
    def h(y, z=x, *a, **k):
        return x, a, k
    return g, h
