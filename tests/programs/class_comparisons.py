def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'

class Rich(object):
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        print 'lt', self.v,
        return self.v < other.v
    def __gt__(self, other):
        print 'gt', self.v,
        return self.v > other.v
    def __eq__(self, other):
        print 'eq', self.v,
        return isinstance(other, Rich) and self.v == other.v
    def __hash__(self):
        return hash(self.v)
    def __repr__(self):
        return 'R%s' % self.v

a, b, c = Rich(3), Rich(1), Rich(2)
print a < b, a > b, a == b, a != b, a == Rich(3)
print a <= a
print sorted([a, b, c])
print max(a, b, c), min([a, b, c])
print b in [a, b, c], [a, b].index(b), [a, c].count(c)
print [a, b] == [Rich(3), Rich(1)], (a, b) < (Rich(3), Rich(2)), cmp(a, b)
d = {a: 'three', b: 'one'}
print d[Rich(3)], d[Rich(1)], Rich(9) in d, d.get(Rich(3))
s = set([a, b, Rich(3)])
print len(s), Rich(1) in s
l = [a, b, c]
l.sort()
print l
l.remove(Rich(2))
print l

class Three(object):
    def __init__(self, v):
        self.v = v
    def __cmp__(self, other):
        print 'cmp',
        return cmp(self.v, getattr(other, 'v', other))
    def __repr__(self):
        return 'T%s' % self.v

x, y = Three(5), Three(7)
print x < y, x == y, x >= y, x == 5, 5 == x, 7 < x, cmp(x, y), cmp(6, x)
print sorted([y, x, Three(6)]), [x] == [Three(5)], x in [1, 5]

class Default(object):
    pass

e, f = Default(), Default()
print e == e, e != e, e == f, e != f, (e < f) != (e > f), cmp(e, e), e == 1, e != 1, e is e
print {e: 1}[e]

class NoBool(object):
    def __eq__(self, other):
        return 'not a bool'
    def __ne__(self, other):
        return []
    def __lt__(self, other):
        raise ValueError('no order')

n = NoBool()
print n == 1, n != 1, 1 == n, n in [2], attempt(lambda: n < 1), attempt(lambda: 1 > n), attempt(lambda: sorted([n, n]))

class NotImpl(object):
    def __eq__(self, other):
        print 'asked',
        return NotImplemented
    def __cmp__(self, other):
        print 'cmp',
        return NotImplemented

m = NotImpl()
print m == 1, m == m, m == NotImpl()

class Sub(Rich):
    def __gt__(self, other):
        print 'Sub.gt',
        return 'sub'

print Rich(1) < Sub(2), Sub(1) < Rich(2)

class BadCmp(object):
    def __cmp__(self, other):
        return 'a'

attempt(lambda: BadCmp() < 1)
class LongCmp(object):
    def __cmp__(self, other):
        return -10L
print LongCmp() < 1, cmp(LongCmp(), 2)

class HashOnly(object):
    def __init__(self, h):
        self.h = h
    def __hash__(self):
        print 'hash',
        return self.h

k1, k2 = HashOnly(1), HashOnly(1)
d = {k1: 'k1', k2: 'k2'}
print len(d), d[k1], d[k2], hash(HashOnly(-1)), hash(HashOnly(2 ** 70))

class Unhashable(object):
    __hash__ = None
attempt(lambda: hash(Unhashable()))
attempt(lambda: {Unhashable(): 1})
class L(list):
    pass
attempt(lambda: hash(L()))

class EqDict(dict):
    def __eq__(self, other):
        return 'eq called'
print EqDict() == {}, {} == EqDict(), EqDict() != {}

class Key(object):
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, other):
        print 'compare', self.v, other.v
        return self.v == other.v
keys = {}
for v in [1, 2, 3]:
    keys[Key(v)] = v
print keys[Key(2)], Key(3) in keys, keys.pop(Key(1)), len(keys)
print sorted(['b', 'a'], cmp=lambda p, q: Three(p).__cmp__(Three(q)))
