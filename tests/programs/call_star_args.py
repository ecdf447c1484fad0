def f(a, b=2, *args, **keys):
    return a, b, args, sorted(keys.items())

more = (3, 4)
named = {'x': 1, 'y': 2}
print f(1, *more)
print f(*more)
print f(1, 2, *more, **named)
print f(1, b=5, **named)
print f(*[1], **{})
print f(*'ab', z=0)
print f(1, *xrange(3))
print (lambda *a: a)(*range(5))
print (lambda **k: sorted(k))(**dict(p=1, q=2))
print max(*[3, 9, 2])
print dict(**named) == named
