def f(x):
    return lambda y=x: lambda z=y: (x, y, z)
class C:
    x = 1
    f = lambda self, y=x: y
