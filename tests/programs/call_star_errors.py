def f(a, b):
    return a, b

def attempt(function):
    try:
        print function()
    except TypeError, error:
        print 'TypeError:', error

attempt(lambda: f(*1))
attempt(lambda: f(**1))
attempt(lambda: f(1, *[2, 3]))
attempt(lambda: f(1, 2, **{'a': 3}))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(a=1, **{'a': 3}))
attempt(lambda: f(1, c=3))
attempt(lambda: f())
attempt(lambda: f(1))
attempt(lambda: f(1, 2, 3))
attempt(lambda: len(*1))
attempt(lambda: len(**{'a': 1}))
attempt(lambda: len())
attempt(lambda: len(1, 2))
attempt(lambda: (lambda: 0)(1))
attempt(lambda: (lambda *a: a)(b=1))
attempt(lambda: (lambda a, b=1: a)())
attempt(lambda: (lambda a, b=1: a)(1, 2, 3))
attempt(lambda: None())
attempt(lambda: 'text'(1))
attempt(lambda: f(*None))
