# Parameters that an inner function uses are in co_varnames and in co_cellvars.
def f(a, b, c=1, *d, **e):
    def g():
        return b, d, e
    x = a
    return g
