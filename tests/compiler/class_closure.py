def f(a):
    class C:
        b = a
        def g(self):
            return a, b
    return C
def h(x):
    class C:
        x = x
        def g(self):
            return x
    return C
def k(x):
    class C:
        def x(self): return x
    return C
