g = 0
def f():
    global g
    g += 1
    l = 1
    l += 2
    c = 1
    c += 3
    def inner():
        return c
    return inner
class C:
    x = 1
    x += 2
