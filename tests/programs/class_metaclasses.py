def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'

class Meta(type):
    def __new__(meta, name, bases, dict):
        print 'Meta.__new__', meta.__name__, name, [b.__name__ for b in bases], sorted(dict)
        dict['added'] = 'by meta'
        return type.__new__(meta, name, bases, dict)
    def __init__(cls, name, bases, dict):
        print 'Meta.__init__', cls.__name__, name
        super(Meta, cls).__init__(name, bases, dict)
    def __call__(cls, *args):
        print 'Meta.__call__', cls.__name__, args
        return type.__call__(cls, *args)
    def __getattr__(cls, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return cls.__name__ + ' has no ' + name
    def __repr__(cls):
        return '<Meta class %s>' % cls.__name__
    def __len__(cls):
        return 42
    def __iter__(cls):
        return iter([1, 2])
    def __add__(cls, other):
        return 'class plus', other
    def __contains__(cls, x):
        return x == 'in'
    def __instancecheck__(cls, obj):
        print 'instancecheck'
        return obj == 5
    def __subclasscheck__(cls, other):
        print 'subclasscheck'
        return other is int
    def method(cls):
        return 'meta method of ' + cls.__name__
    @property
    def prop(cls):
        return 'meta prop'

class A(object):
    __metaclass__ = Meta
    x = 1
    def __init__(self, v=0):
        self.v = v

print A, A.added, type(A), A.unknown, len(A), list(A), A + 1, 'in' in A, A.method(), A.prop
a = A(3)
print a.v, a.added, attempt(lambda: a.method), attempt(lambda: a.prop)
print isinstance(5, A), isinstance(a, A), isinstance('x', A), issubclass(int, A), issubclass(A, A)

class B(A):
    pass
print B, type(B).__name__, B.__mro__[1:], B(7).v

class Other(type):
    pass
class O(object):
    __metaclass__ = Other
def conflict():
    class C(A, O):
        pass
attempt(conflict)
class Both(Meta, Other):
    pass
class C(A, O):
    __metaclass__ = Both
print type(C).__name__

def function_metaclass(name, bases, dict):
    print 'function', name, bases, sorted(dict)
    return 'not a class'
class F:
    __metaclass__ = function_metaclass
    y = 2
print F

__metaclass__ = Meta
class G:
    pass
print type(G).__name__, G.__bases__
del __metaclass__
class H:
    pass
print type(H).__name__

T = type('T', (object,), {'x': 5, 'm': lambda self: self.x})
print T, T.__name__, T().m(), T.__module__, T.__doc__
for args in [(), (1,), (1, 2), ('N', (), {}, 4), (1, (), {}), ('N', [], {}), ('N', (), []), ('N', (1,), {}), ('N', (bool,), {}),
             ('N', (object, object), {}), ('N', (int, str), {}), ('N', (type(None),), {}), ('N', (H,), {}),
             ('N', (list, dict), {}), ('N', (T, list), {})]:
    print attempt(lambda: type(*args)) is not None

def bad_bases():
    class X(5):
        pass
attempt(bad_bases)
def bad_bases2():
    class X(object, 'a'):
        pass
attempt(bad_bases2)
def bad_slots():
    class X(object):
        __slots__ = ['1a']
attempt(bad_slots)
def bad_slots2():
    class X(object):
        __slots__ = [5]
attempt(bad_slots2)
def bad_slots3():
    class X(int):
        __slots__ = ['a']
    return X
attempt(bad_slots3)
def bad_slots4():
    class X(str):
        __slots__ = ['a']
attempt(bad_slots4)
def bad_slots5():
    class X(object):
        __slots__ = ['__dict__', '__dict__']
attempt(bad_slots5)
class S1(object):
    __slots__ = 'a'
class S2(object):
    __slots__ = 'b'
attempt(lambda: type('S', (S1, S2), {}))
class S3(S1):
    __slots__ = ('b', '__dict__')
s = S3(); s.a = 1; s.b = 2; s.c = 3
print s.a, s.b, s.c, s.__dict__, S3.__slots__

class X(object): pass
class Y(X): pass
def order():
    class Z(X, Y):
        pass

class D1(object): pass
class D2(D1): pass
class D3(D1): pass
class D4(D2, D3): pass
print [c.__name__ for c in D4.__mro__], [c.__name__ for c in D1.__subclasses__()], D4.mro() == list(D4.__mro__)
D2.__bases__ = (X,)
print [c.__name__ for c in D4.__mro__]
attempt(lambda: setattr(D2, '__bases__', ()))
attempt(lambda: setattr(D2, '__bases__', 5))
attempt(lambda: setattr(D2, '__bases__', (D4,)))
attempt(lambda: setattr(D2, '__bases__', (int,)))
attempt(lambda: delattr(D2, '__bases__'))
attempt(lambda: setattr(D2, '__mro__', ()))
attempt(lambda: setattr(D2, '__dict__', {}))
class Late(object): pass
late = Late()
attempt(lambda: late + 1)
Late.__add__ = lambda self, other: ('late', other)
Late.__len__ = lambda self: 4
Late.__getattr__ = lambda self, name: 'getattr ' + name
print late + 1, len(late), late.foo
del Late.__add__
attempt(lambda: late + 1)
class LateSub(Late): pass
Late.__call__ = lambda self: 'called'
print LateSub()(), LateSub().bar
class MroMeta(type):
    def mro(cls):
        print 'mro called'
        return [cls, object]
class M(X):
    __metaclass__ = MroMeta
print [c.__name__ for c in M.__mro__]
