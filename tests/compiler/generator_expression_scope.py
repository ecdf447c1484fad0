def f(a, b):
    return (x + a for x in b)
def g(a):
    return (x for x in a if x in a)
def h(a):
    return (lambda: x + y + a for x in a for y in x)
class C:
    a = 1
    b = (x + a for x in a)
    def m(self):
        return (x + self.a for x in self.b)
x = (y for y in x)
