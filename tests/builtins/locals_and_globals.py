# locals() and globals().
a = 1
print sorted(locals()), locals() is globals(), globals()['a'], globals()['__name__']
globals()['b'] = 2
print b

def f(x, y=2):
    z = 3
    first = locals()
    print first, locals() is first
    del x
    w = 4
    print locals(), first is locals(), sorted(first)
    return first

print f(1)

def outer(n):
    m = n + 1
    def inner(k):
        print locals()
        return n + m + k
    print sorted(locals()), locals()['n'], locals()['m']
    return inner(1)

print outer(10)
locals()['c'] = 5
print c

def unset():
    if a is None:
        later = 1
    return locals()
print unset()
try:
    globals(1)
except TypeError, error:
    print error
try:
    locals(x=1)
except TypeError, error:
    print error
