def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'

class MyError(Exception):
    pass
class Detailed(MyError):
    def __init__(self, code, text='none'):
        MyError.__init__(self, code, text)
        self.code = code
    def __str__(self):
        return 'Detailed %s' % self.code

for raiser in ['raise MyError', 'raise MyError, "text"', 'raise MyError("a", "b")', 'raise MyError, ("c", "d")', 'raise Detailed(5)',
               'raise Detailed, 6', 'raise Detailed, (7, "t")', 'raise Detailed', 'raise MyError, Detailed(8)', 'raise Detailed, MyError(1)']:
    try:
        exec raiser
    except Detailed, e:
        print 'Detailed:', e, e.args, e.code, repr(e)
    except MyError, e:
        print 'MyError:', e, e.args, repr(e), e.message
    except TypeError, e:
        print 'TypeError:', e

try:
    raise Detailed(1)
except (KeyError, MyError), e:
    print 'tuple', e
try:
    try:
        raise Detailed(2)
    except KeyError:
        print 'no'
    finally:
        print 'finally'
except Exception, e:
    print 'outer', e
try:
    raise Detailed(3)
except Detailed:
    try:
        raise
    except MyError, e:
        print 'again', e, e.code

class NoInit(Exception):
    def __init__(self):
        pass
e = NoInit()
print e.args, str(e), repr(e)
class Attr(Exception):
    x = 5
e = Attr('m')
e.y = 6
print e.x, e.y, e.__dict__, e.args, e.message, isinstance(e, Exception), e
class Key(KeyError): pass
try:
    raise Key('k')
except KeyError, e:
    print e, e.args, str(e), type(e).__name__
class Env(IOError):
    pass
e = Env(2, 'no file', 'name')
print e, e.errno, e.strerror, e.filename, e.args
class Stop(StopIteration): pass
class It(object):
    def __iter__(self): return self
    def next(self): raise Stop
print list(It())
class Both(ValueError, KeyError): pass
try:
    raise Both('both')
except KeyError, e:
    print 'as key error', e
print Both.__mro__[1].__name__, issubclass(Both, LookupError)
class Raising(Exception):
    def __init__(self, *args):
        raise ValueError('in init')
try:
    raise Raising, 5
except ValueError, e:
    print e
class Weird(Exception):
    def __new__(cls, *args):
        return 5
try:
    raise Weird, 5
except TypeError, e:
    print e
class NotExc(object): pass
attempt(lambda: (_ for _ in ()).throw(NotExc))
def raise_it(x):
    raise x
attempt(lambda: raise_it(NotExc))
attempt(lambda: raise_it(NotExc()))
attempt(lambda: raise_it(5))
class CM(object):
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self):
        print 'enter',
        return self
    def __exit__(self, t, v, tb):
        print 'exit', t and t.__name__, v,
        return self.swallow
with CM(True) as c:
    raise Detailed(9)
print
try:
    with CM(False):
        raise Detailed(10)
except MyError, e:
    print 'out', e
with CM(False): print 'body',
print
class StrFails(Exception):
    def __str__(self): raise ValueError('str fails')
attempt(lambda: str(StrFails()))
class UniErr(Exception):
    def __unicode__(self): return u'uni'
print unicode(UniErr('x')), str(UniErr('y'))
e = MyError(1, 2)
a, b = e.args
print a, b, e[0] if hasattr(e, '__getitem__') else 'no', list(e.args)
e.args = (5,)
print e, e.args
class Outer(Exception):
    def __init__(self, inner):
        Exception.__init__(self, inner)
        self.inner = inner
try:
    try:
        raise KeyError('in')
    except KeyError, k:
        raise Outer(k)
except Outer, o:
    print o, repr(o.inner), o
def f():
    raise Detailed('uncaught')
f()
