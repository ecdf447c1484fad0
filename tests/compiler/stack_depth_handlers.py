def f():
    try: a
    except E: b(1)
    except F: c(1, 2)
    except G: d(1, 2, 3)
    else: e(1, 2, 3, 4)
    finally: f(1, 2, 3, 4, 5)
def g():
    with a as b, c as d:
        try: e
        finally: f(1, 2)
