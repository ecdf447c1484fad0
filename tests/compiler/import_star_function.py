# Turns off fast locals.
def f():
    from a import *
    b = 1
    return b + c
def g():
    from a import *; from d import *
class C:
    from a import *
