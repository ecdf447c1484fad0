class Single(object):
    instance = None
    def __new__(cls, *args):
        print 'new', cls.__name__, args
        if cls.instance is None:
            cls.instance = super(Single, cls).__new__(cls)
        return cls.instance
    def __init__(self, *args):
        print 'init', args

print Single(1) is Single(2)

class Other(object):
    def __new__(cls):
        return 'not an instance'
    def __init__(self):
        print 'never called'
print Other()

class Celsius(float):
    def __new__(cls, value, unit='C'):
        self = float.__new__(cls, value)
        self.unit = unit
        return self
c = Celsius(20.5, 'K')
print c + 1, c.unit, type(c).__name__, isinstance(c, float)

class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))
    first = property(lambda self: self[0])
p = Pair(1, 2)
print p, p.first, p == (1, 2), len(p), p + (3,)

class Plain(object): pass
for call in (lambda: Plain(1), lambda: object(1), lambda: object.__new__(int), lambda: object.__new__(5), lambda: object.__new__(), lambda: int.__new__(str)):
    try:
        call()
    except TypeError, error:
        print error
class NoInit(object):
    def __new__(cls, x): return object.__new__(cls)
print NoInit(5).__class__.__name__
class BadInit(object):
    def __init__(self): return 5
try:
    BadInit()
except TypeError, error:
    print error
