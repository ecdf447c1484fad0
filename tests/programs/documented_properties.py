# What a property says of itself: its getter's words, and in a subclass they lie in the instance.
class Loud(property):
    """Loud properties."""
class Bare(property):
    """Without a dict."""
    __slots__ = ()
class Silent(property):
    pass
class Kept(object):
    @Loud
    def a(self):
        """The getter's words."""
        return 1
    @a.setter
    def a(self, value):
        """The setter's."""
    @Silent
    def b(self):
        return 2
    @property
    def c(self):
        "c of Kept"
        return 3
    @Silent
    def d(self):
        "d of Kept"
    d = d.getter(lambda self: 4)
for name in 'abcd':
    p = Kept.__dict__[name]
    print name, p.__doc__, type(p).__name__, sorted(getattr(p, '__dict__', {}))
print Loud(doc='given').__doc__, Loud.__doc__, Loud().__doc__
print Loud(Kept.a.fget, doc='given').__doc__, property(Kept.a.fget, doc='given').__doc__
try:
    class Fails(object):
        @Bare
        def x(self):
            "words"
except AttributeError, e:
    print e
print Bare(lambda self: 1, doc='x').__doc__
class Mute(object):
    def __getattr__(self, name):
        raise KeyError(name)
    def __getattribute__(self, name):
        print 'asked', name
        raise ValueError(name)
print property(Mute()).__doc__, Loud(Mute()).__doc__
d = {}
d[42] = d.viewvalues()
print d, d[42]
d[42] = d.viewitems()
print d, d[42]
d[42] = d.viewkeys()
print d, d[42]
class Calls(object):
    def __repr__(self):
        return 'in ' + repr(e)
e = {}
e[1] = e.viewvalues()
e[2] = Calls()
print e
print e.viewvalues()
class Wrong(object):
    def __repr__(self):
        raise KeyError('no')
e[3] = Wrong()
try:
    print e.viewvalues()
except KeyError, error:
    print error
del e[3]
print e.viewvalues()
