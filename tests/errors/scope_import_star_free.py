def f():
    x = 1
    def g():
        from m import *
        return x
