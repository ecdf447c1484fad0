def f():
    from m import *
    def g(): return x
