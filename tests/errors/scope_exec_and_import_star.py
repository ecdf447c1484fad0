def f():
    exec "x"
    from m import *
    def g(): return x
