class Point(object):
    __slots__ = ('x', 'y')
    def __init__(self, x, y):
        self.x = x
        self.y = y

p = Point(1, 2)
print p.x, p.y, Point.__slots__, Point.x
try:
    p.z = 3
except AttributeError, error:
    print error
try:
    p.__dict__
except AttributeError, error:
    print error
del p.x
try:
    p.x
except AttributeError, error:
    print error
try:
    del p.x
except AttributeError, error:
    print error
class Named(Point):
    pass
n = Named(5, 6)
n.z = 7
print n.x, n.z, n.__dict__
class Single(object):
    __slots__ = 'only'
s = Single()
s.only = 1
print s.only, hasattr(s, 'other')
for slots in (['1bad'], [5], ['__dict__', 'a'], ['a', 'a']):
    try:
        print type('T', (object,), {'__slots__': slots}).__slots__
    except TypeError, error:
        print error
try:
    type('T', (object,), {'__slots__': ['x'], 'x': 1})
except ValueError, error:
    print error
print Point.x.__get__(Point(8, 9)), Point.__dict__['y'].__name__
try:
    Point.x.__get__(5)
except TypeError, error:
    print error
