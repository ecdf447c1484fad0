class Observable(object):
    def __init__(self): self.observers = []
    def subscribe(self, f): self.observers.append(f); return f
    def emit(self, *args):
        for f in self.observers[:]: f(*args)
events = Observable()
@events.subscribe
def log(*args): print 'log', args
class Once(object):
    def __call__(self, *args):
        print 'once', args
        events.observers.remove(self)
events.subscribe(Once())
events.emit(1)
events.emit(2, 'x')
class Visitor(object):
    def visit(self, node):
        return getattr(self, 'visit_' + type(node).__name__, self.other)(node)
    def other(self, node): return '<%s>' % type(node).__name__
    def visit_int(self, n): return str(n)
    def visit_list(self, items): return '[' + ' '.join(map(self.visit, items)) + ']'
    def visit_dict(self, d): return '{' + ' '.join(k + '=' + self.visit(v) for k, v in sorted(d.items())) + '}'
print Visitor().visit([1, [2, 3.5], {'a': 4, 'b': None}])
class Borg(object):
    state = {}
    def __init__(self): self.__dict__ = self.state
a, b = Borg(), Borg()
a.x = 5
print b.x, a is b
class Plugin(object):
    found = {}
    class __metaclass__(type):
        def __init__(cls, name, bases, d):
            type.__init__(cls, name, bases, d)
            if bases != (object,): Plugin.found[name.lower()] = cls
class Csv(Plugin):
    def save(self): return 'csv'
class Xml(Plugin):
    def save(self): return 'xml'
print sorted((k, v().save()) for k, v in Plugin.found.items())
class Comparable(object):
    def __lt__(self, o): return self.key() < o.key()
    def __gt__(self, o): return o < self
    def __eq__(self, o): return self.key() == o.key()
class Printable(object):
    def __repr__(self): return '%s(%r)' % (self.__class__.__name__, self.key())
class Card(Comparable, Printable):
    def __init__(self, n): self.n = n
    def key(self): return self.n
print sorted([Card(3), Card(1), Card(2)]), Card(1) > Card(0), max(Card(5), Card(7)), Card(4) == Card(4)
class Chain(object):
    def __init__(self, path=''): self.path = path
    def __getattr__(self, name): return Chain(self.path + '/' + name)
    def __call__(self, *args): return Chain(self.path + '(%s)' % ', '.join(map(repr, args)))
    def __str__(self): return self.path
print Chain().users(5).posts.all('x', 1)
class Shape(object):
    def area(self): raise NotImplementedError('%s has no area' % type(self).__name__)
class Square(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
for s in (Square(3), Shape()):
    try: print s.area()
    except NotImplementedError, e: print e
