# Attributes of instances and classes: where they are found, and what says no.
def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'

class Plain(object):
    """Plain doc."""
    kind = 'class attribute'
    def method(self):
        return self

p = Plain()
print p.kind, Plain.kind, p.__doc__, Plain.__doc__
p.kind = 'own'
print p.kind, Plain.kind, p.__dict__
del p.kind
print p.kind, p.__dict__
attempt(lambda: p.nothing)
attempt(lambda: Plain.nothing)
attempt(lambda: delattr(p, 'nothing'))
attempt(lambda: setattr(p, 3, 4))
Plain.added = lambda self: 'added later'
print p.added(), hasattr(p, 'added'), getattr(p, 'none', 'default')
print Plain.method.im_func.__name__, p.method.im_self is p, Plain.method.im_self, p.method.im_class is Plain
print p.method == p.method, p.method is p.method, Plain.method == Plain.method
print p.method() is p
attempt(lambda: Plain.method())
attempt(lambda: Plain.method(3))
attempt(lambda: Plain.method(Plain))

class Hooked(object):
    def __init__(self):
        self.log = []
    def __getattr__(self, name):
        if name.startswith('made_'):
            value = len(name)
            self.__dict__[name] = value * 100
            return value
        raise AttributeError('no ' + name)
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        if name != 'log':
            self.log.append(('set', name, value))
    def __delattr__(self, name):
        self.log.append(('del', name))
        object.__delattr__(self, name)

h = Hooked()
print h.made_it, h.made_it
attempt(lambda: h.other)
h.x = 1
del h.x
attempt(lambda: delattr(h, 'x'))
print h.log, hasattr(h, 'y'), hasattr(h, 'made_y')

class Getting(object):
    value = 5
    def __getattribute__(self, name):
        if name == 'secret':
            return 'hidden'
        if name == 'missing':
            raise AttributeError('really missing')
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        return 'instead of ' + name

g = Getting()
print g.secret, g.value, g.missing, g.other
print Getting.__getattribute__(g, 'value')

class Slotted(object):
    __slots__ = ['a', 'b', '__private']
    def private(self):
        self.__private = 3
        return self.__private

s = Slotted()
attempt(lambda: s.a)
s.a = 1
print s.a, s.private(), Slotted.a
attempt(lambda: setattr(s, 'c', 1))
attempt(lambda: s.__dict__)
del s.a
attempt(lambda: s.a)
attempt(lambda: delattr(s, 'a'))

class Sub(Slotted):
    pass

sub = Sub()
sub.c = 5
sub.b = 6
print sub.c, sub.b, sub.__dict__, Sub.__slots__

print Plain.__name__, Plain.__module__, Plain.__bases__, Plain.__base__, Plain.__mro__
Plain.__name__ = 'Renamed'
print Plain, p.__class__.__name__
attempt(lambda: setattr(Plain, '__name__', 3))
attempt(lambda: setattr(int, 'x', 3))
attempt(lambda: setattr(p, '__class__', 3))
attempt(lambda: setattr(p, '__class__', int))
p.__class__ = Hooked
print type(p).__name__, isinstance(p, Hooked)
p2 = Plain()
p2.__dict__ = {'kind': 'other dict'}
print p2.kind
attempt(lambda: setattr(p2, '__dict__', 3))
print sorted(k for k in Plain.__dict__ if not k.startswith('__')), 'method' in Plain.__dict__
print Plain.__dict__['method'].__name__, type(Plain.__dict__).__name__
print sorted(Plain.__dict__.keys())
