del a
del a, b
del (a, b)
del [a, b]
del (a)
del a.b, a[0], a[:], (b, [c, d])
