def f(a, b, c):
    while a:
        if b:
            continue
        if c:
            break
def g(a, b):
    while a:
        while b:
            if a: continue
            if b: break
def h(a, b, c):
    if a:
        if b:
            c
    else:
        c
    return c
def k(a, b):
    if a:
        if b:
            return 1
        else:
            return 2
    else:
        return 3
