# Cell and free variables are sorted by name, not by first use.
def f(zz, y, a, m):
    b = c = 1
    def g():
        return zz, m, a, c
    def h():
        return y, b, zz
    return g, h
