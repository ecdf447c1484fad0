def f(f):
    def g(g):
        return f, g
    return g
class f:
    def f(self): return f
    f = f
