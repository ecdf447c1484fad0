# namedtuple compiles two small methods for each of its types. They belong to the program that calls them.
from collections import namedtuple

Point = namedtuple('Point', 'x y')
p = Point(3, 4)
print p, p.x + p.y, p[0]
print repr(p), str(p), '%s and %s' % p


class Vector(Point):
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


v = Vector(y=4, x=3)
print v, v.length(), isinstance(v, Point), v == p

Single = namedtuple('Single', ['value'])
print Single('only'), Single(value=2).value
Empty = namedtuple('Empty', '')
print Empty(), len(Empty())

x, y = p
print x, y
for wrong in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2)):
    try:
        wrong()
    except TypeError as error:
        print error

print Point.__doc__, Point._fields, Point.__new__.__doc__
print Point.__new__.func_code.co_varnames, Point.__new__.func_code.co_firstlineno
print Point.__repr__.im_func.func_code.co_firstlineno, Point.__repr__.im_func.func_code.co_filename
print {Point(1, 2): 'a'}[Point(1, 2)], sorted([Point(2, 1), Point(1, 9)])

exec "def made(a):\n    return a * 2\n"
print made(21)
Point(1)
