# A function hands on cells that only inner functions use.
def f(x, y):
    def g():
        class C:
            def m(self):
                return x
            z = y
        return C
    return g
