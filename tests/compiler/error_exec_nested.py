def f():
    def g():
        exec a
        return x
