def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'

class Box(object):
    def __init__(self, items):
        self.items = list(items)
    def __len__(self):
        return len(self.items)
    def __getitem__(self, key):
        print 'getitem', key,
        return self.items[key]
    def __setitem__(self, key, value):
        print 'setitem', key, value
        self.items[key] = value
    def __delitem__(self, key):
        print 'delitem', key
        del self.items[key]

b = Box('abc')
print b[0], b[-1], b['x':] if False else b[1:], b[:], b[::2], b[1, 2] if False else ''
b[0] = 'z'
del b[1]
b[0:1] = 'yy'
del b[:1]
print len(b), b.items, list(b), tuple(b), 'c' in b, 'q' in b
for x in b:
    print x,
print
print map(None, b), zip(b, b), [x for x in b], dict(enumerate(b))
print max(b), sorted(b), '-'.join(b), reversed(b).next()
x, y = b
print x, y
attempt(lambda: b[10])

class Sliced(object):
    def __getslice__(self, i, j):
        return 'getslice', i, j
    def __setslice__(self, i, j, value):
        print 'setslice', i, j, value
    def __delslice__(self, i, j):
        print 'delslice', i, j
    def __getitem__(self, key):
        return 'getitem', key
    def __len__(self):
        return 100

s = Sliced()
print s[1:2], s[:], s[-1:], s[:-2], s[1:2:3], s['a':'b'], s[1:2, 3]
s[1:2] = 5
s[:] = 6
del s[1:]
del s[:-1]

class Iter(object):
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        print 'iter',
        return self
    def next(self):
        print 'next',
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n

print list(Iter(3)), sum(Iter(4)), 1 in Iter(3), max(Iter(3)), sorted(Iter(2))
for i in Iter(2):
    print i,
print
a, c = Iter(2)
print a, c
print zip(Iter(2), Iter(3)), map(lambda v: v * 2, Iter(2)), filter(None, Iter(3)), reduce(lambda p, q: p + q, Iter(4))
print [(p, q) for p in Iter(2) for q in Iter(2)]
print list(enumerate(Iter(2))), dict([(1, 2)]), set(Iter(3)) == set([0, 1, 2])
it = iter(Iter(1))
print it.next(), next(it, 'end'), attempt(lambda: it.next()), attempt(lambda: next(it))

class Gen(object):
    def __iter__(self):
        for i in range(3):
            yield i * 10
print list(Gen()), [v for v in Gen()], dict(zip(Gen(), Gen()))

class Failing(object):
    def __iter__(self):
        return self
    def next(self):
        raise ValueError('broken')
attempt(lambda: list(Failing()))
attempt(lambda: [v for v in Failing()])
attempt(lambda: 1 in Failing())
class OldSeq:
    def __getitem__(self, i):
        if i < 3:
            return i
        raise IndexError
print list(OldSeq()), 2 in OldSeq(), [v for v in OldSeq()]
class NotIter(object):
    pass
attempt(lambda: list(NotIter()))
attempt(lambda: zip(NotIter()))
attempt(lambda: map(len, NotIter()))
class Has(object):
    def __contains__(self, x):
        print 'contains', x,
        return x > 3
print 5 in Has(), 2 in Has(), 2 not in Has()

class D(dict):
    def __getitem__(self, key):
        print 'D.getitem', key,
        return dict.__getitem__(self, key)
    def __setitem__(self, key, value):
        print 'D.setitem', key
        dict.__setitem__(self, key, value)
    def __missing__(self, key):
        return 'missing ' + key
    def keys(self):
        return ['k']
d = D(a=1)
d['b'] = 2
print d['a'], d['zz'], d.get('a'), len(d), 'b' in d, sorted(d), d.keys(), dict(d) == {'a': 1, 'b': 2}
print '%(a)s' % d
class Default(dict):
    def __missing__(self, key):
        self[key] = value = []
        return value
dd = Default()
dd['x'].append(1)
dd['x'].append(2)
print dd, dd['x']

class L(list):
    def __init__(self, *args):
        list.__init__(self, args)
    def __getitem__(self, i):
        return 'item %s' % i
    def __iter__(self):
        return iter(['from iter'])
l = L(1, 2, 3)
print l, l[0], list(l), len(l), l[0:2], [x for x in l], l == [1, 2, 3], l + [4], l * 2
l.append(5); l.extend([6]); l.sort(reverse=True); print l, l.index(5), l.pop(), l.count(1), isinstance(l, list)
l[0] = 9; print l.__repr__(), list.__getitem__(l, 0)
print type(l + [1]), type(l[:]), type(L(1) * 2)

class T(tuple):
    def __new__(cls, *args):
        return tuple.__new__(cls, args)
    def first(self):
        return self[0]
t = T(1, 2)
print t, t.first(), t == (1, 2), hash(t) == hash((1, 2)), t + (3,), {t: 1}[(1, 2)], type(t), '%s %s' % t

class S(str):
    def upper(self):
        return 'UP:' + str.upper(self)
    def __add__(self, other):
        return S('(' + str(self) + '+' + other + ')')
s = S('abc')
print s, s.upper(), s + 'x', s * 2, s[0], len(s), s == 'abc', {'abc': 1}[s], type(s + 'x').__name__, s.replace('a', 'b'), repr(s), '%s' % s
print type(s.strip()), type(str(s)), s.join(['1', '2']), S('a') < S('b'), 'b' in s, s.find('c')

class I(int):
    def __add__(self, other):
        return I(int.__add__(self, other) + 100)
    def __repr__(self):
        return 'I(%d)' % self
i = I(5)
print i, i + 1, 1 + i, i * 2, i == 5, [1, 2, 3, 4, 5, 6][i], {5: 'five'}[i], type(i + 1).__name__, int(i), type(int(i)), hash(i), -i, i & 4, bool(I(0)), [i], range(i)
print isinstance(i, int), I('7') * 1, I() * 1, i.__class__, type(i * 2), float(i), '%d' % i, '%s' % i, str(i), cmp(i, 6), i < 6, 6 > i

class F(float):
    def __new__(cls, v):
        self = float.__new__(cls, v)
        self.tag = 'tag'
        return self
f = F(1.5)
print f, f.tag, f + 1, f == 1.5, f.__dict__, int(f), type(f * 2)
