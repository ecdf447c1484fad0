def f(x):
    def g():
        return x
    return g
def h(x):
    def g():
        y = x
        return y
    x = 2
    return g
