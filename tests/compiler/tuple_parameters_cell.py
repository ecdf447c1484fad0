def f((a, b), c):
    def g():
        return a, c
    return g
def h((a, b)):
    return lambda: (a, b)
