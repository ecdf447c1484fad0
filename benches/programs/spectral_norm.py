# The largest singular value of an endless matrix, by the power method: floats in nested loops.
from math import sqrt


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    size = range(len(vector))
    return [sum([element(i, j) * vector[j] for j in size]) for i in size]


def times_transposed(vector):
    size = range(len(vector))
    return [sum([element(j, i) * vector[j] for j in size]) for i in size]


def norm(n):
    u = [1.0] * n
    for step in range(6):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    top = bottom = 0.0
    for a, b in zip(u, v):
        top += a * b
        bottom += b * b
    return sqrt(top / bottom)


print('%.9f' % norm(60))
