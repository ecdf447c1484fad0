def f():
    with a as b:
        return b
def g():
    for x in y:
        with x:
            continue
        with x:
            break
def h():
    with a:
        try:
            b
        except E:
            c
        finally:
            d
    with a:
        yield
