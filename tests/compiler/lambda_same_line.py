# Code objects that are equal are one constant.
a = lambda: 0; b = lambda: 0
c = lambda: 0
d = [lambda x: x, lambda x: x, lambda y: y]
e = lambda: 0.0, lambda: -0.0, lambda: 0, lambda: 0L, lambda: 0j
