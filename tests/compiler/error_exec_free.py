def f():
    exec a
    def g():
        return x
