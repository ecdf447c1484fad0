def f(a):
    for x in a:
        if x:
            b
        else:
            c
def g(a):
    while a:
        if b:
            if c:
                d
def h(a):
    for x in a:
        for y in x:
            pass
