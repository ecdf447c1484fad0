def f():
    yield
    yield 1
    x = yield
    x = yield 1
    x = (yield 1) + 2
    yield 1, 2
    print (yield)
    x += yield
    return
def g(a):
    for x in a:
        yield x
def h():
    a = [(yield x) for x in y]
