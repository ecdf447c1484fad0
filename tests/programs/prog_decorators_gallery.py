# Decorators: with and without arguments, classes as decorators, stacking, memoize, retry, type checks, counting, timing by steps.
def plain(function):
    print 'decorating', function.__name__
    return function
def named(name, *options, **more):
    print 'making', name, options, more
    def decorate(function):
        print 'applying', name, 'to', getattr(function, '__name__', function)
        def wrapper(*args, **kwargs):
            print 'before', name
            result = function(*args, **kwargs)
            print 'after', name, '->', result
            return result
        wrapper.__name__ = function.__name__ + '_' + name
        return wrapper
    return decorate
@plain
@named('outer', 1, 2, key='k')
@named('inner')
def add(a, b=10): return a + b
print add(1), add(b=2, a=3), add.__name__
class Memoize(object):
    def __init__(self, function): self.function, self.cache, self.__name__ = function, {}, function.__name__
    def __call__(self, *args):
        if args not in self.cache: self.cache[args] = self.function(*args)
        return self.cache[args]
    def __get__(self, instance, owner):
        def bound(*args): return self(instance, *args)
        return bound
    def __repr__(self): return '<memoized %s: %d>' % (self.__name__, len(self.cache))
@Memoize
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print fib(40), fib
class Geometry(object):
    def __init__(self, side): self.side = side
    @Memoize
    def area(self):
        print 'computing',
        return self.side ** 2
g = Geometry(3)
print g.area(), g.area(), Geometry.__dict__['area']
def accepts(*types):
    def decorate(function):
        def checked(*args):
            for i, (arg, kind) in enumerate(zip(args, types)):
                if not isinstance(arg, kind):
                    raise TypeError('argument %d of %s is %r, not %s' % (i, function.__name__, arg, kind.__name__))
            return function(*args)
        return checked
    return decorate
@accepts(int, str)
def repeat(n, text): return n * text
print repeat(2, 'ab')
try:
    repeat('2', 'ab')
except TypeError, error:
    print error
def retry(times, *exceptions):
    def decorate(function):
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return function(*args)
                except exceptions, error:
                    print 'attempt', attempt, 'failed:', error
            raise RuntimeError('gave up after %d' % times)
        return wrapper
    return decorate
calls = []
@retry(3, ValueError, KeyError)
def flaky(limit):
    calls.append(1)
    if len(calls) < limit: raise ValueError('call %d' % len(calls))
    return 'worked'
print flaky(3)
try:
    flaky(100)
except RuntimeError, error:
    print error
@retry(2, ValueError)
def other(): raise TypeError('not caught')
try:
    other()
except TypeError, error:
    print error
registry = {}
def register(key):
    return lambda thing: registry.setdefault(key, thing)
@register('class')
class Registered(object): pass
@register('function')
def function(): return 'registered'
print sorted(registry), registry['function'](), registry['class'] is Registered
def add_methods(**methods):
    def decorate(cls):
        for name, method in methods.items(): setattr(cls, name, method)
        cls.decorated = sorted(methods)
        return cls
    return decorate
@add_methods(double=lambda self: self.x * 2, triple=lambda self: self.x * 3)
class Small(object):
    x = 7
print Small().double(), Small().triple(), Small.decorated
def singleton(cls):
    instances = {}
    def get(*args):
        if cls not in instances: instances[cls] = cls(*args)
        return instances[cls]
    return get
@singleton
class Config(object):
    def __init__(self, *args): self.args = args
print Config(1) is Config(2), Config(3).args
@property
def not_in_class(self): return 5
print type(not_in_class).__name__, not_in_class.fget(None)
class WithProperty(object): five = not_in_class
print WithProperty().five
for wrong in ('@5\ndef f(): pass', '@None\ndef f(): pass', '@undefined\ndef f(): pass', '@plain()\ndef f(): pass', '@lambda f: f\ndef f(): pass', '@len\ndef f(): pass', '@[plain][0]\ndef f(): pass'):
    try:
        exec wrong
    except Exception, error:
        print repr(wrong), '->', type(error).__name__, error.args[0]
