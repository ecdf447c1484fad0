def f():
    try:
        a
    except E, e:
        b
    with a as w:
        c
    for i in x: d
    import m
    def g():
        return e, w, i, m
    class K: pass
    def h():
        return g, K
    return h
