def f(a, a): pass
1 = x
