class Registry(type):
    classes = []
    def __new__(meta, name, bases, namespace):
        print 'new', name, [b.__name__ for b in bases], sorted(k for k in namespace if k[:2] != '__')
        return type.__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace):
        print 'init', name
        Registry.classes.append(cls)
        super(Registry, cls).__init__(name, bases, namespace)
    def __call__(cls, *args):
        print 'call', cls.__name__, args
        return super(Registry, cls).__call__(*args)
    def __repr__(cls):
        return '<registered %s>' % cls.__name__
    def __len__(cls):
        return 42
    def shout(cls):
        return cls.__name__.upper()

class A(object):
    __metaclass__ = Registry
    x = 1
    def __init__(self, v):
        self.v = v

class B(A):
    pass

print A, B, type(B), B(5).v, len(A), A.shout(), Registry.classes
try:
    A(1).shout
except AttributeError, error:
    print error

def function_meta(name, bases, namespace):
    return name, bases, sorted(k for k in namespace if k != '__module__')

class C:
    __metaclass__ = function_meta
    y = 2
print C

class M1(type): pass
class M2(type): pass
class P: __metaclass__ = M1
class Q: __metaclass__ = M2
try:
    class R(P, Q): pass
except TypeError, error:
    print error
print type('Made', (A,), {'z': 3})(1).z
