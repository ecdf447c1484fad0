def f(a):
    return a and b or c
def g(a):
    if a: return 1
    else: return 2
def h(a):
    return 1 if a else 2
def k(a):
    if a: b
    else: c
    return
def m(a):
    for x in a:
        if x: return
def n(a):
    if a and b or c:
        return d
    elif e:
        return f
