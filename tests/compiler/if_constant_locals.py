# Code that is left out still decides what is local.
def f():
    if 0:
        x = 1
        yield x
    return
def g():
    if 0:
        from a import *
    return b
def h():
    if 0:
        global y
    y = 1
