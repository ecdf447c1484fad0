c = b = a = d
def f(z, y, x):
    c = 1
    b = a
    global d
    d = e.f.g
    return h
