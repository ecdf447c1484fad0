def f():
    return
def g():
    return 1
def h():
    return 1, 2
def k():
    return None
def n(a):
    if a:
        return 1
    return 2
