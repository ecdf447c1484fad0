# A name that is bound in the class and free in its methods.
def f():
    x = 1
    class C:
        x = 2
        def g(self):
            return x
    class D:
        print x
        def g(self):
            return x
    class E:
        global x
        x = 3
        def g(self):
            return x
    return C, D, E
