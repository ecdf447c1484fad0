# What follows a return stays, except for the patterns that the peephole optimizer knows.
def f():
    return 1
    return 2
def g():
    return 1
    a = 2
    return a
def h():
    return
    return
def k(a):
    if a:
        return 1
    else:
        return 2
def m(a):
    if a:
        return 1
    else:
        return 2
    return 3
def n(a):
    while a:
        return 1
def o(a):
    while 1:
        if a:
            return 1
        continue
        return 2
def p(a):
    for x in a:
        return x
        break
    else:
        return 3
