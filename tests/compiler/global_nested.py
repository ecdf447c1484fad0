# A name declared global in between is not free further in.
def f():
    x = 1
    def g():
        global x
        def h():
            return x
        return h
    return g
def k():
    x = 1
    def g():
        global x
        x = 2
        class C:
            y = x
    def m():
        return x
