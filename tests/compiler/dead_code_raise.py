def f():
    raise a
    return 1
def g():
    raise a
def h(x):
    if x:
        raise a
    else:
        raise b
