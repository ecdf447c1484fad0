def f():
    x = 0
    def g():
        x
        def h():
            x = 1
            return x
        return h
    x += 1
    for x in y: pass
    del y[x]
    return g
