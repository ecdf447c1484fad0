class Meta(type):
    def __instancecheck__(cls, obj): print 'instancecheck',; return obj == 5
    def __subclasscheck__(cls, sub): print 'subclasscheck',; return sub is int
class Five(object):
    __metaclass__ = Meta
print isinstance(5, Five), isinstance(6, Five), issubclass(int, Five), issubclass(str, Five), isinstance(Five(), Five)
print isinstance(1, (str, (float, int))), isinstance(True, int), isinstance(None, type(None))
for call in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, (int, 5)), lambda: isinstance('', (int, 5))):
    try:
        print call()
    except TypeError, error:
        print error
class Fake(object):
    __class__ = int
print isinstance(Fake(), int), type(Fake()).__name__
class A: pass
class B(A): pass
print isinstance(B(), A), issubclass(B, A), issubclass(A, B), isinstance(A(), object), issubclass(A, object)
print type(5) is int, type(type) is type, isinstance(int, type), isinstance(A, type)
