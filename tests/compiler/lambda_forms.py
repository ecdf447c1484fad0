lambda: 0
lambda x: x
lambda x, y: x + y
lambda x=1: x
lambda x, y=2, *a, **k: (x, y, a, k)
lambda *a: a
lambda **k: k
lambda: lambda: 1
lambda x: lambda y: x + y
lambda (a, b): a
lambda (a, (b, c)), d=1: c
lambda: (yield)
f = lambda x: x if x else lambda: x
