# The tuple of constants is folded first, so nothing is left to rotate.
def f():
    a, b = 1, 2
    a, b, c = 1, 2, 3
    a, = 1,
    [a, b] = [1, 2]
    return a
