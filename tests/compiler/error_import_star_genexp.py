def f():
    from a import *
    return (x + y for x in z)
