# Calls with * and **: CALL_FUNCTION_VAR, CALL_FUNCTION_KW, CALL_FUNCTION_VAR_KW.


def show(a, b=2, *rest, **more):
    print a, b, rest, sorted(more.items())


def two(x, y):
    return x, y


def no_arguments():
    return 'none'


pair = (10, 20)
names = {'y': 'Y', 'x': 'X'}

show(*pair)
show(1, *pair)
show(1, *[2, 3, 4])
show(*'abc')
show(*xrange(3))
show(*{'k': 1})
show(**{'a': 1})
show(1, **{'b': 5, 'c': 6})
show(1, *(2, 3), **{'c': 4})
show(1, d=7, *(2, 3), **{'c': 4})
show(d=7, *(2, 3))
show(a=3, e=5, **{'c': 4})
print two(*pair)
print two(**names)
print two(1, **{'y': 2})
print two(1, *[2])
print no_arguments(*())
print no_arguments(**{})
print no_arguments(*[], **{})
print max(*[3, 1, 2])
print max(*[[3, 1, 2]])
print max(*['bb', 'a'], **{'key': len})
print sorted(*[[3, 1, 2]], **{'reverse': True})
print dict(*[[(1, 2)]], **{'k': 3})
print dict(k=1, **{'l': 2})
print int(*['12'])
print len(*['four'])
print map(*[len, ['a', 'bb']])


def failing(function):
    try:
        print function()
    except (TypeError, AttributeError, ZeroDivisionError), error:
        print type(error).__name__ + ':', error


failing(lambda: two(*1))
failing(lambda: two(*None))
failing(lambda: two(**1))
failing(lambda: two(**[1]))
failing(lambda: two(1, *2, **3))
failing(lambda: len(*1))
failing(lambda: len(**1))
failing(lambda: int(*1))
failing(lambda: (1)(*1))
failing(lambda: (1)(*(1,)))
failing(lambda: (1)(**2))
failing(lambda: two(x=1, **{'x': 2}))
failing(lambda: two(1, **{'x': 2}))
failing(lambda: two(1, 2, *(3, 4)))
failing(lambda: two(*(1,)))
failing(lambda: two(**{'z': 1}))
failing(lambda: two(**{1: 2}))
failing(lambda: show(**{1: 2}))
failing(lambda: no_arguments(*(1,)))
failing(lambda: no_arguments(**{'a': 1}))
failing(lambda: len(*(1, 2)))
failing(lambda: len(a=1, **{'a': 2}))
failing(lambda: len(**{'a': 2}))
failing(lambda: len(*[[]], **{}))
failing(lambda: max(*(), **{}))


def recurse(*arguments, **keywords):
    if len(arguments) < 5:
        return recurse(len(keywords), *arguments, **keywords)
    return arguments, keywords


print recurse()
print recurse(1, a=1)


def closure(*cells, **more):
    def inner():
        return cells, more
    return inner


print closure(*[1, 2], **{'z': 0})()
print (lambda *a, **k: (a, k))(*(1,), **{'b': 2})
