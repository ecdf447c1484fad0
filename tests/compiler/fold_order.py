# The constants that folding adds come last, in the order in which they are found.
def f():
    a = 2 * 3
    b = 4
    c = 2 * 3
    d = 6
    return a + (5 - 1)
