class C:
    print __name__, __module__, __doc__
    a = b
    b = a
    def f(self):
        return a
def f():
    class C:
        a = 1
        def g(self):
            return a
