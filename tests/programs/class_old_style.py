def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'

class A:
    "doc of A"
    x = 1
    def __init__(self, y=2):
        self.y = y
    def m(self):
        return self.x, self.y

class B(A):
    def m(self):
        return 'B', A.m(self)

class C(A):
    x = 'C.x'

class D(B, C):
    pass

a, d = A(), D(5)
print a.m(), d.m(), d.x, [k.__name__ for k in D.__bases__], D.__name__, A.__doc__, a.__class__, a.__dict__, A.__module__
print isinstance(d, A), isinstance(d, C), issubclass(D, A), issubclass(A, D), type(a), type(A), isinstance(a, object)
print str(A), A.m, a.m.im_self is a
attempt(lambda: a.nothing)
attempt(lambda: A.nothing)
attempt(lambda: A(1, 2))
attempt(lambda: A.m(3))
attempt(lambda: a())
attempt(lambda: len(a))
attempt(lambda: a[0])
attempt(lambda: iter(a))
attempt(lambda: a + 1)
attempt(lambda: 1 + a)
attempt(lambda: -a)
attempt(lambda: abs(a))
attempt(lambda: int(a))
attempt(lambda: a.next)
attempt(lambda: 1 in a)
attempt(lambda: hex(a))
print a == a, a == A(), bool(a), cmp(a, a), a != a
class Empty:
    pass
attempt(lambda: Empty(1))
e = Empty()
e.z = 1
print e.z, e.__dict__
del e.z
attempt(lambda: delattr(e, 'z'))
attempt(lambda: delattr(Empty, 'z'))
Empty.q = 5
print e.q
del Empty.q
attempt(lambda: e.q)
e.__class__ = A
print isinstance(e, A), e.x
attempt(lambda: setattr(e, '__class__', object))
attempt(lambda: setattr(e, '__dict__', 3))
e.__dict__ = {'y': 'from dict'}
print e.m()
C.__bases__ = (B,)
print [k.__name__ for k in D.__bases__[1].__bases__], C().m()
attempt(lambda: setattr(A, '__bases__', (D,)))
attempt(lambda: setattr(A, '__bases__', 3))
attempt(lambda: setattr(A, '__name__', 3))

class Hooks:
    def __init__(self):
        self.__dict__['log'] = []
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return 'got ' + name
    def __setattr__(self, name, value):
        self.log.append((name, value))
    def __delattr__(self, name):
        self.log.append(name)
    def __call__(self, *args, **kw):
        return args, kw
    def __len__(self):
        return 3
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * i
    def __setitem__(self, i, v):
        self.log.append((i, v))
    def __delitem__(self, i):
        self.log.append(('del', i))
    def __contains__(self, x):
        return x == 'in'
    def __repr__(self):
        return 'HOOKS'
    def __hash__(self):
        return 12
    def __nonzero__(self):
        return 0
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __neg__(self): return 'neg'
    def __coerce__(self, other): return None
    def __iadd__(self, other): return 'iadd', other
    def __pow__(self, other, mod=None): return 'pow', other, mod
    def __rsub__(self, other): return 'rsub', other
    def __eq__(self, other): return other == 'equal'
    def __lt__(self, other): return 'lt'
    def __unicode__(self): return u'uni'
    def __enter__(self): return 'entered'
    def __exit__(self, *args): print 'exit', args[:2]; return True
    def __index__(self): return 1
    def __getslice__(self, i, j): return 'slice', i, j

h = Hooks()
h.a = 1
del h.b
print h.anything, h(1, b=2), len(h), h[2], list(h), 'in' in h, 'out' in h, h, hash(h), bool(h), int(h), float(h), -h
h[0] = 1
del h[1]
print h.log, h ** 2, pow(h, 2, 3), 5 - h, h == 'equal', h == 1, h < 1, unicode(h), [10, 20][h], h[1:2]
h2 = h
h2 += 5
print h2
with h as entered:
    print entered
    raise ValueError('swallowed')

class Coerce:
    def __init__(self, v):
        self.v = v
    def __coerce__(self, other):
        print 'coerce', other,
        return self.v, other
print Coerce(5) + 3, 3 + Coerce(5), Coerce(6) == 6, Coerce(2) < 3, divmod(Coerce(7), 2) if False else ''
class Cmp:
    def __init__(self, v):
        self.v = v
    def __cmp__(self, other):
        print 'cmp',
        return cmp(self.v, other.v)
print Cmp(1) < Cmp(2), Cmp(1) == Cmp(1), sorted([Cmp(3), Cmp(1)])[0].v, max(Cmp(1), Cmp(5)).v
attempt(lambda: hash(Cmp(1)))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def next(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print list(It()), sum(It()), [i for i in It()]
class BadIter:
    def __iter__(self): return 5
attempt(lambda: iter(BadIter()))
class BadInit:
    def __init__(self): return 5
attempt(lambda: BadInit())
class OldErr:
    def __init__(self, msg='m'): self.msg = msg
    def __str__(self): return 'OldErr ' + self.msg
try:
    raise OldErr, 'raised'
except OldErr, e:
    print 'caught', e, e.msg
try:
    raise OldErr('instance')
except (KeyError, OldErr), e:
    print e
try:
    raise OldErr
except OldErr, e:
    print e
class SubErr(OldErr): pass
try:
    raise SubErr('sub')
except OldErr, e:
    print e, e.__class__.__name__
class Mixed(A, object):
    pass
m = Mixed()
print [k.__name__ for k in Mixed.__mro__], m.m(), type(Mixed), isinstance(m, A)
