# `import *` and `exec` are allowed where no name within depends on them.
def f():
    from a import *
    def g(x):
        return x
    class C:
        y = 1
def h():
    exec a
    return lambda x: x
def k():
    exec a in b
    return lambda: x
