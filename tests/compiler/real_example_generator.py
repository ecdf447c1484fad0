def fib(n):
    a, b = 0, 1
    while n > 0:
        yield a
        a, b = b, a + b
        n -= 1

def compose(*fs):
    def composed(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return composed

def memo(f):
    cache = {}
    def g(*args):
        try:
            return cache[args]
        except KeyError:
            result = cache[args] = f(*args)
            return result
    return g
