def f():
    exec a in b
    from b import *
    return lambda: x
