# The variable of a list comprehension is a local of the function.
def f(a):
    b = [x for x in a]
    return x
def g(a):
    b = [x for x in a]
    return lambda: x
class C:
    y = [x for x in z]
def h():
    global x
    return [x for x in y]
