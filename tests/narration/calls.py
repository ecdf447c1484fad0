# Every way into a Python function and out of it.
def add(x, y):
    return x + y

def nothing():
    pass

def defaults(a, b=2, c='c'):
    return a, b, c

def rest(first, *others, **named):
    return others, named

def rec(n):
    if n:
        return rec(n - 1)
    return 0

def two_defaults(a=1, b=[]):
    return b

add(1, 2)
add(3, y=4)
nothing()
defaults(1)
defaults(1, c=3)
two_defaults()
rest(1, 2, 3, k=4)
rest(1)
rec(2)
rec(1)
(lambda x: x)([1, 2, 3, 4, 5, 6, 7])
add
