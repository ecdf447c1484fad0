def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'

class Data(object):
    def __init__(self, name):
        self.name = name
    def __get__(self, obj, cls=None):
        print 'get', self.name, obj is None, cls.__name__
        return self.name
    def __set__(self, obj, value):
        print 'set', self.name, value
    def __delete__(self, obj):
        print 'delete', self.name

class NonData(object):
    def __get__(self, obj, cls=None):
        return ('nondata', obj is None)

class Owner(object):
    d = Data('d')
    n = NonData()

o = Owner()
print o.d, Owner.d
o.d = 4
del o.d
print o.n, Owner.n
o.n = 5
print o.n
o.__dict__['d'] = 'hidden'
print o.d

class P(object):
    def __init__(self):
        self._x = 0
    def getx(self):
        "the x"
        return self._x
    def setx(self, value):
        self._x = value
    def delx(self):
        del self._x
    x = property(getx, setx, delx)
    readonly = property(lambda self: 'ro')
    writeonly = property(None, setx, None, 'written')
    @property
    def decorated(self):
        """decorated doc"""
        return self._x * 2
    @decorated.setter
    def decorated(self, value):
        self._x = value / 2
    @decorated.deleter
    def decorated(self):
        print 'deleter'

p = P()
print p.x
p.x = 3
print p.x, p.decorated
p.decorated = 20
print p.x, p.decorated
del p.decorated
del p.x
attempt(lambda: p.x)
attempt(lambda: setattr(p, 'readonly', 1))
attempt(lambda: delattr(p, 'readonly'))
attempt(lambda: p.writeonly)
p.writeonly = 7
print p._x, P.x.__doc__, P.writeonly.__doc__, P.decorated.__doc__
print P.x.fget.__name__, P.readonly.fset, type(P.x).__name__

class S(object):
    @staticmethod
    def static(*args):
        return args
    @classmethod
    def klass(cls, *args):
        return cls.__name__, args

class T(S):
    pass

print S.static(1), S().static(2), T.klass(3), T().klass(4), S.klass
attempt(lambda: S.static(x=3))
print S.__dict__['static'].__get__(None, S)(5), S.__dict__['klass'].__get__(None, T)(6)
m = classmethod(len)
attempt(lambda: m.__get__(None, S)())
attempt(lambda: staticmethod())
attempt(lambda: classmethod(1, 2))

def function(self, x):
    return self, x

bound = function.__get__(5, int)
print bound(6), bound.im_self, bound
unbound = function.__get__(None, int)
print unbound(1, 2)
attempt(lambda: unbound('a', 2))
attempt(lambda: function.__get__(None, None))

class Base(object):
    def who(self):
        return 'Base'
    @classmethod
    def make(cls):
        return 'Base.make of ' + cls.__name__
    value = property(lambda self: 'Base value')

class Left(Base):
    def who(self):
        return 'Left ' + super(Left, self).who()

class Right(Base):
    def who(self):
        return 'Right ' + super(Right, self).who()
    @classmethod
    def make(cls):
        return 'Right ' + super(Right, cls).make()

class Bottom(Left, Right):
    def who(self):
        return 'Bottom ' + super(Bottom, self).who()
    value = property(lambda self: 'Bottom ' + super(Bottom, self).value)

b = Bottom()
print b.who(), Bottom.make(), b.value
print [c.__name__ for c in Bottom.__mro__], super(Left, b).who(), super(Base, b).__repr__ == None
attempt(lambda: super(Left, 5))
attempt(lambda: super(5, b))
attempt(lambda: super(Base, b).who)
attempt(lambda: super())
print super(Left, b).__self__ is b, super(Left, b).__thisclass__.__name__, super(Left, b).__self_class__.__name__
unb = super(Left)
print unb.__self__, unb
class UsesUnbound(Left):
    pass
UsesUnbound._super = super(UsesUnbound)
print UsesUnbound()._super.who()
print super(Left, b)
print Owner.__dict__['d'].name, P.__dict__['x'].__get__(p, P)
attempt(lambda: Base.who.im_func(3))
