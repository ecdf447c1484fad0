def f():
    x = 1
    global x
def g():
    from a import *
return
