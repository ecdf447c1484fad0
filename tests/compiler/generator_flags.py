def f(): yield
def g():
    def h(): yield
    return h
class C:
    def f(self): yield self
def k():
    class C:
        def f(self): yield
def m(): [(yield) for x in y]
