def f():
    a = 1
    for b in c: pass
    d = e = None
    return
