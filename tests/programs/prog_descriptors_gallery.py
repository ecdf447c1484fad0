# Descriptors: typed fields, lazy values, read-only, class-level, the order of lookup, and what deleting does.
class Typed(object):
    def __init__(self, name, kind, default=None): self.name, self.kind, self.default = name, kind, default
    def __get__(self, instance, owner):
        if instance is None: return self
        print 'get', self.name,
        return instance.__dict__.get(self.name, self.default)
    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError('%s must be %s, not %s' % (self.name, self.kind.__name__, type(value).__name__))
        print 'set', self.name, value
        instance.__dict__[self.name] = value
    def __delete__(self, instance):
        print 'delete', self.name
        del instance.__dict__[self.name]
class Point(object):
    x, y = Typed('x', int, 0), Typed('y', int, 0)
    label = Typed('label', str)
    def __init__(self, x, y): self.x, self.y = x, y
p = Point(1, 2)
print p.x, p.y, p.label, p.__dict__, Point.x.kind
p.x += 10
p.__dict__['x'] = 'hidden but not shadowing'
print p.x
try:
    p.y = 'text'
except TypeError, error:
    print error
del p.y
print p.y, p.__dict__
try:
    del p.y
except KeyError, error:
    print 'KeyError', error
class Lazy(object):
    def __init__(self, function): self.function = function
    def __get__(self, instance, owner):
        if instance is None: return 'class access'
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value
class Page(object):
    @Lazy
    def text(self):
        print 'loading',
        return 'contents'
page = Page()
print page.text, page.text, Page.text, page.__dict__
del page.text
print page.text
class ReadOnly(object):
    def __get__(self, instance, owner): return 'constant of %s, %s' % (instance is not None, owner.__name__)
    def __set__(self, instance, value): raise AttributeError('read-only')
class ClassProperty(object):
    def __init__(self, function): self.function = function
    def __get__(self, instance, owner): return self.function(owner)
class Things(object):
    constant = ReadOnly()
    @ClassProperty
    def name(cls): return cls.__name__.lower()
t = Things()
print t.constant, Things.constant, t.name, Things.name
for attempt in ('t.constant = 5', 'del t.constant', 't.name = "own"; print t.name', 'Things.constant = 5; print t.constant'):
    try:
        exec attempt
    except AttributeError, error:
        print attempt, '->', error
class Order(object):
    data = ReadOnly()
    plain = 'class attribute'
    def __getattr__(self, name): return 'getattr ' + name
o = Order()
o.__dict__.update(data='instance', plain='instance', own='own')
print o.data, o.plain, o.own, o.missing
class Method(object):
    def __get__(self, instance, owner=None): return lambda *args: (instance is not None, owner and owner.__name__, args)
class Uses(object): m = Method()
print Uses().m(1), Uses.m(2), Uses.__dict__['m'].__get__(None)(), getattr(Uses(), 'm')(3)
def function(self): return self
print function.__get__(5)(), function.__get__(None, int), function.__get__(5, int).im_self, type(function.__get__(5))
try:
    function.__get__(None)
except TypeError, error:
    print error
class Meta(type):
    shared = Typed('shared', int, 7)
    @property
    def meta_property(cls): return 'of the class ' + cls.__name__
class WithMeta(object): __metaclass__ = Meta
print WithMeta.meta_property, hasattr(WithMeta(), 'meta_property'), Meta.shared.kind
class Old:
    d = Typed('d', int, 3)
old = Old()
print old.d
old.d = 'not checked: old-style instances know no __set__'
print old.d, Old.d.kind
class P(object):
    def get(self): return self._v
    def set(self, v): self._v = v
    def delete(self): del self._v
    v = property(get, set, delete, 'the doc')
    only = property(fset=set)
    nothing = property()
p = P()
p.v = 3
p.only = 4
print p.v, P.v.__doc__, P.v.fget is P.__dict__['get'], P.only.fget
del p.v
for attempt in ('p.v', 'p.only', 'p.nothing', 'p.nothing = 1', 'del p.nothing', 'del p.only', 'P.v.fget = 5', 'P.v.missing'):
    try:
        exec attempt
    except (AttributeError, TypeError), error:
        print attempt, '->', type(error).__name__, error
