# A window that a jump leads into is not touched.
def f(a):
    return (a or 1) + 2
def g(a):
    return 1 + (2 if a else 3)
def h(a):
    return (a and 1, 2)
def k(a):
    return -(a or 1)
def m(a):
    return not (a or b)
def n(a):
    return (1 if a else 2, 3)
