import sys

def g():
    try:
        raise ValueError('in generator')
    except ValueError:
        yield sys.exc_info()[1]
        yield sys.exc_info()[1]
    yield sys.exc_info()[1]

try:
    raise KeyError('outside')
except KeyError:
    it = g()
    print repr(it.next()), repr(sys.exc_info()[1])
    print repr(it.next()), repr(sys.exc_info()[1])
    print repr(it.next())
print repr(sys.exc_info()[1])

def h():
    print repr(sys.exc_info()[1])
    yield 1
    print repr(sys.exc_info()[1])
    yield 2

try:
    {}['missing']
except KeyError:
    it = h()
    it.next()
it.next()
