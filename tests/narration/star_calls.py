def f(a, b=2, *rest, **named):
    return a


more = (1, 2, 3)
named = {'x': 5}
f(*more)
f(0, **named)
f(0, *more, **named)
len(*('abc',))
