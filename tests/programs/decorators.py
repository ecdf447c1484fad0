def trace(f):
    def wrapped(*args, **keys):
        print 'calling', f.__name__, args, sorted(keys.items())
        result = f(*args, **keys)
        print 'gave', result
        return result
    wrapped.__name__ = f.__name__
    return wrapped

def times(n):
    def decorate(f):
        def wrapped(*args):
            return [f(*args) for i in range(n)]
        return wrapped
    return decorate

@trace
def add(x, y=1):
    return x + y

@times(2)
@trace
def twice(x):
    return x * 2

print add(1), add(2, y=5)
print twice(4)
print add.__name__, twice.__name__

@apply
def constant():
    return 42
print constant
