def f(a):
    global g
    del a
    del g
    b = 1
    del b
class C:
    x = 1
    del x
