# CO_NESTED is set in whatever is inside of a function.
def f():
    def g(): pass
    lambda: 0
    class C:
        def h(self): pass
        lambda: 0
    (a for a in b)
class D:
    def g(self): pass
    lambda: 0
lambda: lambda: 0
