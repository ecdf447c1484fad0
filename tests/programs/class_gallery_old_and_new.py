# The same classes old-style and new-style, side by side: where they differ.
import types
source = '''
class Base{bases}:
    "doc of base"
    kind = 'base'
    def __init__(self, *args): self.args = args
    def who(self): return 'base'
    def __repr__(self): return 'Base%r' % (self.args,)
class Left(Base):
    def who(self): return 'left+' + Base.who(self)
class Right(Base):
    kind = 'right'
    def who(self): return 'right+' + Base.who(self)
class Bottom(Left, Right):
    def who(self): return 'bottom+' + Left.who(self)
class Hooks{bases}:
    def __getattr__(self, name): return 'attr ' + name
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError(i)
        return i * 10
    def __add__(self, other): return 'add %r' % other
    def __radd__(self, other): return 'radd %r' % other
    def __eq__(self, other): return 'eq'
    def __call__(self, *args, **kwargs): return args, kwargs
    def __contains__(self, x): return x == 'in'
class Cmp{bases}:
    def __init__(self, n): self.n = n
    def __cmp__(self, other): return cmp(self.n, getattr(other, 'n', other))
    def __hash__(self): return self.n
class Plain{bases}: pass
'''
for bases in '', '(object)':
    n = {'__name__': 'made'}
    exec source.replace('{bases}', bases) in n
    Base, Bottom, Hooks, Cmp, Plain = n['Base'], n['Bottom'], n['Hooks'], n['Cmp'], n['Plain']
    print '---', bases or 'old-style', type(Base), isinstance(Base, types.ClassType), isinstance(Base, type)
    print Base.__name__, Base.__module__, Base.__doc__, Base.__bases__, [c.__name__ for c in Bottom.__bases__], Base
    b = Bottom(1, 2)
    print b, b.who(), b.kind, b.__class__.__name__, type(b).__name__, isinstance(b, Base), issubclass(Bottom, Base), b.__dict__, Bottom.__dict__.keys() if not bases else 'who' in Bottom.__dict__
    h = Hooks()
    print h.anything, len(h), h[1], list(h) , h + 1, 1 + h, h == 5, h != 5 if not bases else 'ne', h(1, k=2), 'in' in h, 'out' in h, h[0:2] if False else '', bool(h), [x for x in h], hasattr(h, 'zzz'), callable(h)
    print Cmp(1) < Cmp(2), Cmp(1) == Cmp(1), Cmp(3) > 2, sorted([Cmp(3), Cmp(1)])[0].n, max(Cmp(1), Cmp(5)).n, Cmp(1) in [Cmp(1)], {Cmp(1): 'a'}[Cmp(1)], cmp(Cmp(1), Cmp(2))
    p = Plain()
    p.x = 1
    for attempt in ('p + 1', 'len(p)', 'p[0]', 'p()', 'iter(p)', 'p.missing', '-p', 'int(p)', 'p.x', 'Plain.x', 'p < p', 'p == p', 'del_missing(p)', 'Plain(1)', 'hash(p) == hash(p)', 'str(p)[:6]', 'p.__class__ is Plain', 'p.__len__', 'cmp(p, p)', 'bool(p)', 'dir(p)[-1]', 'p & 1', 'p in p', 'p.__init__', 'Base.who()', 'Base.who(5)', 'Base.who(b)', 'Plain.__name__', 'Bottom.__mro__', 'issubclass(Plain, object)', 'isinstance(p, object)', 'type(p) is Plain', 'Plain.__repr__', 'super(Bottom, b).who()'):
        def del_missing(thing): del thing.missing
        try:
            print attempt, '=', str(eval(attempt)).split(' at 0x')[0]
        except Exception, error:
            print attempt, '->', type(error).__name__, str(error).split(' at 0x')[0]
    p.__len__ = lambda: 7
    p.__call__ = lambda *a: 'called'
    p.__eq__ = lambda other: 'equal'
    for attempt in ('len(p)', 'p()', 'p == 1'):
        try:
            print attempt, eval(attempt)
        except Exception, error:
            print attempt, type(error).__name__, str(error).split(' at 0x')[0]
    Plain.__len__ = lambda self: 8
    Plain.added = property(lambda self: 'property')
    try:
        p.added = 5
    except AttributeError, error:
        print error
    print p.added, len(Plain())
    p.__class__ = n['Bottom'] if not bases else n['Right']
    print p.who(), p.__class__.__name__
