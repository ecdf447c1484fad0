class C(object):
    pass
c = C()
setattr(c, 'x', 1)
setattr(C, 'y', 2)
print getattr(c, 'x'), c.y, hasattr(c, 'z'), getattr(c, 'z', None), vars(c), c.__dict__ is vars(c)
delattr(c, 'x')
c.__dict__['w'] = 5
print c.w
c.__dict__ = {'new': 1}
print c.new, hasattr(c, 'w')
class D(object):
    def m(self): return 'D.m'
c.__class__ = D
print c.m(), type(c).__name__
for action in ("c.__class__ = int", "c.__dict__ = 5", "int.x = 1", "(5).x = 1", "c.__class__ = 5", "object().x = 1", "del C.nothing", "C.__name__ = 5", "setattr(c, 5, 1)", "getattr(c, 5)"):
    try:
        exec action
    except (TypeError, AttributeError), error:
        print action, '->', error.__class__.__name__, error
C.__name__ = 'Renamed'
print C.__name__, repr(C)[:25]
C.m = lambda self: 'patched'
x = C()
print x.m()
del C.m
print hasattr(x, 'm'), sorted(n for n in dir(x) if n[0] != '_'), C.__dict__.get('y')
C.__bases__ = (D,)  if False else C.__bases__
print C.__bases__
