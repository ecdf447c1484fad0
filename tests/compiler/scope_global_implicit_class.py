x = 1
class C:
    x = x
    def f(self):
        x = x
        return x
    def g(self):
        return x
