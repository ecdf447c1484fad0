def f():

    def g():

        x = 1

        return x

    return g

class C:

    x = 1


    def f(self): pass
