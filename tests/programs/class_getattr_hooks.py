class Proxy(object):
    def __init__(self, target):
        object.__setattr__(self, 'target', target)
    def __getattr__(self, name):
        print 'getattr', name
        return getattr(self.target, name)
    def __setattr__(self, name, value):
        print 'setattr', name, value
        setattr(self.target, name, value)
    def __delattr__(self, name):
        print 'delattr', name
        delattr(self.target, name)

class Target(object):
    x = 1

t = Target()
p = Proxy(t)
print p.x
p.y = 2
print t.y, p.y
del p.y
try:
    p.y
except AttributeError, error:
    print error
print hasattr(p, 'x'), hasattr(p, 'zz'), getattr(p, 'zz', 'default')

class Every(object):
    x = 1
    def __getattribute__(self, name):
        print 'every', name
        if name == 'secret':
            raise AttributeError('hidden')
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        return 'fallback ' + name

e = Every()
e.z = 5
print e.x, e.z, e.secret, e.missing
print e.__class__.__name__, type(e).__name__

class OldProxy:
    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return 'old ' + name
    def __setattr__(self, name, value):
        self.__dict__[name] = value * 2
o = OldProxy()
o.x = 4
print o.x, o.y, o.__dict__
