def f():
    x = 1
    del x
    x
    for y in z:
        del y
