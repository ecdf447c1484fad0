# BUILD_TUPLE n, UNPACK_SEQUENCE n become rotations for n of 2 and 3, nothing for 1, and stay for 4.
def f(a, b, c, d):
    a, b = b, a
    a, b, c = c, b, a
    a, b, c, d = d, c, b, a
    a, = a,
    [a, b] = [b, a]
    [a] = [b]
    a, b = [b, a]
    (a, b), c = (b, a), c
    return a
