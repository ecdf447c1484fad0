def f():
    return ((yield x) for x in y)
def g():
    return {(yield x) for x in y}
def h():
    z = {(yield x): 1 for x in (yield y)}
