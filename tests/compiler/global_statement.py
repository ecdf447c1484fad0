x = 1
def f():
    global x
    x = 2
    def g():
        return x
    return g
def h():
    global y, z
    y = z = x
    class C:
        global w
        w = y
        v = w
