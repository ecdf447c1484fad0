def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'

class A(object):
    def __new__(cls, *args, **kw):
        print 'new', cls.__name__, args, sorted(kw.items())
        self = object.__new__(cls)
        self.args = args
        return self
    def __init__(self, *args, **kw):
        print 'init', args, sorted(kw.items())

a = A(1, 2, k=3)
print a.args
class NotInstance(object):
    def __new__(cls):
        return 5
    def __init__(self):
        print 'never'
print NotInstance()
class SubInstance(A):
    def __new__(cls):
        return A.__new__(A)
    def __init__(self):
        print 'never'
print type(SubInstance()).__name__
class P(object): pass
class OnlyInit(object):
    def __init__(self, x): self.x = x
class OnlyNew(object):
    def __new__(cls, x): return object.__new__(cls)
attempt(lambda: P(1))
attempt(lambda: P(x=1))
attempt(lambda: object(1))
attempt(lambda: object.__new__(P, 1))
attempt(lambda: object.__new__(OnlyInit, 1))
attempt(lambda: object.__new__(OnlyNew, 1))
attempt(lambda: object.__init__(P(), 1))
attempt(lambda: object.__init__(OnlyInit(1), 1))
attempt(lambda: object.__init__(OnlyNew(1), 1))
attempt(lambda: OnlyInit())
attempt(lambda: OnlyInit(1, 2))
attempt(lambda: OnlyNew())
attempt(lambda: OnlyInit(y=1))
print OnlyInit(x=7).x
attempt(lambda: object.__new__())
attempt(lambda: object.__new__(5))
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(object))
attempt(lambda: list.__new__(dict))
attempt(lambda: str.__new__(P))
class RetInit(object):
    def __init__(self): return 1
attempt(lambda: RetInit())
class Fails(object):
    def __init__(self): raise ValueError('in init')
attempt(lambda: Fails())
class FailsNew(object):
    def __new__(cls): raise ValueError('in new')
attempt(lambda: FailsNew())
class Singleton(object):
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super(Singleton, cls).__new__(cls)
        return cls._instance
print Singleton() is Singleton()
class Counter(object):
    count = 0
    def __init__(self):
        Counter.count += 1
        self.id = Counter.count
    def __repr__(self):
        return 'Counter %d' % self.id
print [Counter() for i in range(3)], Counter.count, map(lambda i: Counter(), range(2))
class CallMe(object):
    def __call__(self, *args, **kw):
        return args, sorted(kw.items())
c = CallMe()
print c(1, a=2), c(*[1, 2], **{'b': 3}), map(c, [1, 2]), callable(c)
class CallCall(object):
    __call__ = CallMe()
print CallCall()(9)
class Deep(object):
    def __init__(self, n):
        self.child = Deep(n - 1) if n else None
    def depth(self):
        return 1 + (self.child.depth() if self.child else 0)
print Deep(20).depth()
class Partial(object):
    def __init__(self, f, *args):
        self.f, self.args = f, args
    def __call__(self, *more):
        return self.f(*(self.args + more))
print Partial(max, 3)(9), Partial(Partial(pow, 2), 3)(), sorted([3, 1, 2], key=Partial(lambda a, b: -b, 0))
class Local(object):
    x = 5
    y = x + 1
    squares = [x * i for i in range(3)]
    def m(self, z=y): return z
    for i in range(2): pass
    class Inner(object):
        def name(self): return 'inner of ' + Local.__name__
print Local().m(), Local.squares, Local.i, Local.Inner().name()
def make(n):
    class Made(object):
        def get(self): return n
        def getclass(self): return Made
    return Made
print make(3)().get(), make(4)().getclass().__name__
def decorate(cls):
    cls.decorated = True
    return cls
@decorate
class Decorated(object): pass
print Decorated.decorated
