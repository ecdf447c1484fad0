def f():
    exec a
    from b import *
    def g():
        return x
