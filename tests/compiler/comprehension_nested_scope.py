def f(a):
    return [[x + y for x in (z for z in a)] for y in {w for w in a}]
def g(a):
    def h():
        return {k: (v for v in a) for k in a}
    return h
def k():
    return (((x, y, z) for z in y) for y in x for x in w)
