# `exec` without `in` turns off fast locals and LOAD_GLOBAL.
def f(a):
    exec a
    b = 1
    return b + c
def g(a):
    exec a in {}
    b = 1
    return b + c
def h(a):
    exec a in {}, {}
    def inner():
        return 1
    return inner
