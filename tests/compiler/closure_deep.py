def a(x):
    def b():
        def c():
            def d():
                return x
            return d
        return c
    return b
def e(x):
    def f(y):
        def g(z):
            return x, y, z
        return g
    return f
