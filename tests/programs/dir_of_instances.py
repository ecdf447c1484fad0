class Talker:
    def __getattr__(self, name):
        print 'asked', name
        if name == '__members__':
            return ['red', 'green', 3]
        if name == '__methods__':
            return ('blue',)
        raise AttributeError(name)
print dir(Talker())
class Plain:
    pass
p = Plain()
p.__members__ = ['b', u'c', 'a']
p.__methods__ = ['m']
print dir(p)
def f():
    pass
f.__members__ = ['zebra']
print [n for n in dir(f) if n[0] != '_']
print [n for n in dir(Plain.__init__ if hasattr(Plain, '__init__') else Talker.__getattr__) if n[0] != '_']
class New(object):
    __members__ = ['x1']
    def go(self): pass
print [n for n in dir(New()) if n[0] != '_' ]
print dir(New().go) == sorted(dir(New().go)), 'im_self' in dir(New().go)
class Dirs:
    def __dir__(self):
        return ['q', 'p']
print dir(Dirs())
class Lies:
    def __getattr__(self, name):
        raise ValueError(name)
try:
    print dir(Lies())
except ValueError, e:
    print 'ValueError', e
class Boss(object):
    def __getattribute__(self, name):
        print 'got', name
        if name == '__class__':
            return Plain
        return object.__getattribute__(self, name)
print dir(Boss())
import types
class Mod(types.ModuleType):
    pass
m = Mod('m')
m.x = 1
print dir(m)
p.__class__ = Talker
print dir(p)
for thing in (1, 2L, 1.5, 'a', u'b', [], (), {}, set(), frozenset(), None, NotImplemented, Ellipsis, len, [].append, iter([]), ValueError(1), xrange(3), slice(1), f.func_code, (i for i in ()), property(), super(New), staticmethod(f), classmethod(f), object(), New.go, type(p), dir, str.join, int.__add__, (3).__add__, New.__dict__):
    print type(thing), len(dir(thing))
class Names(object):
    def __getitem__(self, name):
        raise KeyError(name)
    def __setitem__(self, name, value):
        print name, '=', value
    def keys(self):
        return list('zyx')
class Wrong(Names):
    def keys(self):
        return ('a',)
class Shown(dict):
    def keys(self):
        return ['shown', 'first']
for kind in (Names, Shown, Wrong):
    try:
        space = kind()
        exec 'z = dir()' in {}, space
        print space if kind is Shown else 'set'
    except TypeError, error:
        print error
