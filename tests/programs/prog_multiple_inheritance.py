# Mixins, diamonds, cooperative super, C3 order, abstract methods, and what super finds.
class Root(object):
    def __init__(self, **rest):
        if rest: raise TypeError('unused: %s' % sorted(rest))
        self.log = ['Root']
    def steps(self): return ['Root']
class Named(Root):
    def __init__(self, name='nameless', **rest):
        super(Named, self).__init__(**rest)
        self.name = name
        self.log.append('Named')
    def steps(self): return ['Named'] + super(Named, self).steps()
class Sized(Root):
    def __init__(self, size=0, **rest):
        super(Sized, self).__init__(**rest)
        self.size = size
        self.log.append('Sized')
    def steps(self): return ['Sized'] + super(Sized, self).steps()
class Coloured(Root):
    colour = 'grey'
    def steps(self): return ['Coloured'] + super(Coloured, self).steps()
class Box(Named, Sized): pass
class Ball(Coloured, Sized, Named):
    colour = 'red'
    def steps(self): return ['Ball'] + super(Ball, self).steps()
class Toy(Ball, Box if False else Coloured): pass
for cls in Box, Ball, Toy:
    thing = cls(name='n', size=5)
    print cls.__name__, [c.__name__ for c in cls.__mro__], thing.steps(), thing.log, vars(thing).keys() == thing.__dict__.keys()
try:
    Box(weight=3)
except TypeError, error:
    print error
class Comparable(object):
    def __lt__(self, other): return self.key() < other.key()
    def __eq__(self, other): return self.key() == other.key()
    def __repr__(self): return '%s(%r)' % (self.__class__.__name__, self.key())
class Printable(object):
    def __str__(self): return '<%s: %s>' % (self.__class__.__name__, ', '.join('%s=%r' % item for item in sorted(vars(self).items())))
class Dictlike(object):
    def __getitem__(self, name): return getattr(self, name)
    def __contains__(self, name): return hasattr(self, name)
    def keys(self): return sorted(vars(self))
class Book(Comparable, Printable, Dictlike):
    def __init__(self, title, year): self.title, self.year = title, year
    def key(self): return self.year, self.title
books = [Book('B', 2000), Book('A', 2000), Book('C', 1990)]
print sorted(books), books[0], max(books), Book('x', 1) == Book('x', 1), books[0]['title'], 'year' in books[0], 'pages' in books[0], '%(title)s of %(year)d' % books[0], dict(books[0]) == vars(books[0])
class Shape(object):
    def area(self): raise NotImplementedError('%s.area' % self.__class__.__name__)
    def describe(self): return '%s of area %.2f' % (self.__class__.__name__.lower(), self.area())
class Square(Shape):
    def __init__(self, side): self.side = side
    def area(self): return self.side ** 2
class Blob(Shape): pass
for shape in Square(3), Blob():
    try:
        print shape.describe()
    except NotImplementedError, error:
        print 'not implemented:', error
class A(object):
    def who(self): return 'A'
class B(A):
    def who(self): return 'B' + super(B, self).who()
class C(A):
    def who(self): return 'C' + super(C, self).who()
class D(B, C):
    def who(self): return 'D' + super(D, self).who()
class E(C, B):
    who = lambda self: 'E' + super(E, self).who()
d = D()
print d.who(), E().who(), super(B, d).who(), super(C, d).who(), super(D, D).who(d), B.who(d), [k.__name__ for k in D.mro()]
for wrong in ('super(B, C()).who()', 'super(B).who', 'super(D, d).missing', 'super()', 'B.who()', 'B.who(C())', 'super(B, d).x = 1'):
    try:
        exec wrong
    except Exception, error:
        print wrong, '->', type(error).__name__, str(error).split('\n')[0]
print isinstance(d, (int, C)), issubclass(D, A), issubclass(D, (int, B)), D.__bases__ == (B, C), A.__subclasses__() == [B, C], D.__base__.__name__, super(B, d).__thisclass__.__name__, super(B, d).__self__ is d, type(super(B, d).who)
C.who = lambda self: 'patched'
print d.who()
del C.who
print d.who()
class Old:
    def who(self): return 'old'
class Mixed(Old, A): pass
class Mixed2(A, Old): pass
print Mixed().who(), Mixed2().who(), [k.__name__ for k in Mixed.__mro__], type(Mixed)
class OldB(Old): pass
class OldC(Old):
    def who(self): return 'old C'
class OldD(OldB, OldC): pass
print OldD().who(), 'depth first, left to right'
class Counter(object):
    instances = 0
    def __new__(cls, *args):
        cls.instances += 1
        return super(Counter, cls).__new__(cls)
class Sub(Counter): pass
Counter(); Sub(); Sub()
print Counter.instances, Sub.instances
