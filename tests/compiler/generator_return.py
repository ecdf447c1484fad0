def f():
    yield 1
    return
def g():
    if 0: yield
