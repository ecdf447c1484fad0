# Immutable values, enumerations by metaclass, constants, weak typing by duck, slots, and equality by value.
class Immutable(object):
    __slots__ = ()
    def __new__(cls, *args):
        if len(args) != len(cls.__slots__): raise TypeError('%s takes %d values' % (cls.__name__, len(cls.__slots__)))
        self = object.__new__(cls)
        for name, value in zip(cls.__slots__, args): object.__setattr__(self, name, value)
        return self
    def __setattr__(self, name, value): raise AttributeError('%s is fixed' % name)
    def __delattr__(self, name): raise AttributeError('%s stays' % name)
    def _values(self): return tuple(getattr(self, name) for name in self.__slots__)
    def __eq__(self, other): return type(self) is type(other) and self._values() == other._values()
    def __ne__(self, other): return not self == other
    def __hash__(self): return hash(self._values())
    def __repr__(self): return '%s%r' % (type(self).__name__, self._values())
    def replace(self, **changes): return type(self)(*[changes.pop(name, getattr(self, name)) for name in self.__slots__])
class Point(Immutable): __slots__ = 'x', 'y'
class Named(Immutable): __slots__ = ('name',)
p = Point(1, 2)
print p, p.x, p == Point(1, 2), p != Point(2, 1), hash(p) == hash(Point(1, 2)), len(set([p, Point(1, 2), Point(0, 0)])), p.replace(y=5), Named('n') == ('n',)
for attempt in ('p.x = 5', 'del p.x', 'p.z = 1', 'Point(1)', 'p.__dict__', 'p.q', 'object.__setattr__(p, "z", 1)'):
    try:
        exec attempt
    except (AttributeError, TypeError), error:
        print attempt, '->', type(error).__name__, error
class EnumMeta(type):
    def __new__(meta, name, bases, namespace):
        members = sorted(((v, k) for k, v in namespace.items() if not k.startswith('_') and isinstance(v, int)))
        for value, key in members: del namespace[key]
        cls = type.__new__(meta, name, bases, namespace)
        cls._members = []
        for value, key in members:
            member = object.__new__(cls)
            member.name, member.value = key, value
            type.__setattr__(cls, key, member)
            cls._members.append(member)
        return cls
    def __iter__(cls): return iter(cls._members)
    def __len__(cls): return len(cls._members)
    def __getitem__(cls, name): return getattr(cls, name)
    def __call__(cls, value):
        for member in cls:
            if member.value == value: return member
        raise ValueError('%r is no %s' % (value, cls.__name__))
    def __setattr__(cls, name, value):
        if name.isupper(): raise AttributeError('cannot set ' + name)
        type.__setattr__(cls, name, value)
    def __contains__(cls, member): return isinstance(member, cls)
class Enum(object):
    __metaclass__ = EnumMeta
    def __repr__(self): return '<%s.%s: %d>' % (type(self).__name__, self.name, self.value)
    def __str__(self): return self.name.lower()
    def __int__(self): return self.value
    def __cmp__(self, other): return cmp(type(self), type(other)) or cmp(self.value, other.value)
    def __hash__(self): return hash(self.value)
class Colour(Enum):
    RED, GREEN, BLUE = 1, 2, 4
    def mixed(self, other): return self.value | other.value
class Size(Enum):
    SMALL = 1
    BIG = 10
print list(Colour), len(Colour), Colour.RED, repr(Colour.GREEN), Colour['BLUE'], Colour(2) is Colour.GREEN, int(Colour.BLUE), Colour.RED.mixed(Colour.BLUE), Colour.RED < Colour.BLUE, Colour.RED == Colour.RED, Colour.RED == Size.SMALL, sorted([Colour.BLUE, Colour.RED]), Colour.RED in Colour, 5 in Colour, {Colour.RED: 'r'}[Colour(1)], isinstance(Colour.RED, Enum), '%s %d %r' % (Colour.RED, Colour.RED, Colour.RED)
for attempt in ('Colour(3)', 'Colour.PINK', 'Colour.RED = 5', 'Colour["x"]', 'Size.SMALL.missing'):
    try:
        exec attempt
    except (AttributeError, ValueError), error:
        print attempt, '->', type(error).__name__, error
Colour.extra = 'allowed'
print Colour.extra, Size.BIG.value
class Bits(object):
    def __init__(self, **names): self.__dict__.update(names)
    def show(self, n): return '|'.join(sorted(name for name, bit in vars(self).items() if n & bit)) or '0'
print Bits(READ=1, WRITE=2, EXEC=4).show(5), Bits(A=1).show(0)
class Frozen(dict):
    def _refuse(self, *args, **kwargs): raise TypeError('frozen')
    __setitem__ = __delitem__ = update = pop = popitem = clear = setdefault = _refuse
    def __hash__(self): return hash(frozenset(self.items()))
f = Frozen(a=1)
print f, hash(f) == hash(Frozen(a=1)), {f: 1}[Frozen(a=1)], f['a'], dict(f, b=2) == {'a': 1, 'b': 2}
for attempt in ('f["b"] = 1', 'del f["a"]', 'f.update(b=1)', 'f.pop("a")'):
    try:
        exec attempt
    except TypeError, error:
        print attempt, error
