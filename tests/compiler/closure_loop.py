def f():
    fs = []
    for i in x:
        def g():
            return i
        fs.append(g)
    return fs
def h():
    return [lambda: i for i in x]
def k():
    return [lambda i=i: i for i in x]
