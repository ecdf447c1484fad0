class C(object):
    def __init__(self, v): self.v = v
    def __eq__(self, o): print 'eq',; return self.v == o.v
    def __lt__(self, o): print 'lt',; return self.v < o.v
    def __le__(self, o): print 'le',; return self.v <= o.v

a, b = C(1), C(2)
print a == b, a != b, a < b, a > b, a <= b, a >= b
print a == a, a in [b, a], [b, a].index(a), [a, b].count(b)
print (a, 1) == (a, 1), [a] == [C(1)], {1: a} == {1: C(1)}
print sorted([b, a])[0].v, min(b, a).v, max([a, b]).v, cmp(a, a)
class Legacy(object):
    def __init__(self, v): self.v = v
    def __cmp__(self, o):
        print 'cmp',
        return cmp(self.v, getattr(o, 'v', o))
x, y = Legacy(1), Legacy(2)
print x == y, x < y, x > y, cmp(x, y), x == 1, 1 == x, 2 > x, sorted([y, x])[0].v
class Odd(object):
    def __eq__(self, o): return 'not a bool'
    def __ne__(self, o): return []
    def __cmp__(self, o): return 'no number'
print Odd() == 1, Odd() != 1
try:
    print Odd() < 1
except TypeError, error:
    print error
class Never(object):
    def __eq__(self, o): return NotImplemented
n = Never()
print n == n, n == 1, n != n
class Sub(C):
    def __gt__(self, o): print 'sub gt',; return 'reflected'
print a < Sub(5), Sub(5) > a
