# SETUP_WITH counts as four stack entries: co_stacksize shows it.
def f():
    with a:
        with b:
            with c:
                d(1, 2, 3)
def g():
    with a as b, c as d:
        pass
