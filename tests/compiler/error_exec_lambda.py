def f(a):
    exec a
    return lambda: a
