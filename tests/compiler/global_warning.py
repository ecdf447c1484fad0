def f():
    x = 1
    global x
def g():
    print x
    global x
def h():
    x = 1
    print x
    global x
def k():
    def x(): pass
    global x
def m():
    import x
    global x
