# ROT_TWO, ROT_THREE, ROT_FOUR, DUP_TOP, DUP_TOPX, BUILD_* and UNPACK_SEQUENCE: what moves on the value stack.
from dis import dis
a, b = 1, 2
a, b = b, a
print a, b
a, b, c = a, b, 3
a, b, c = c, a, b
print a, b, c
a, b, c, d = 1, 2, 3, 4
d, c, b, a = a, b, c, d
print a, b, c, d
x = y = z = []
x.append(1)
print x, y, z, x is z
items = [10, 20, 30]
i = 0
i, items[i] = 2, 99
print i, items
items[i] += 5
items[1:2] += ['s']
print items
print 1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 < 2 > 1 == 1 != 2
def middle():
    print 'asked once',
    return 5
print 1 < middle() < 10, 10 < middle() < 1
(p, (q, [r, s])), t = (1, (2, 'rs')), {3}
print p, q, r, s, t
[e, f], g = 'ef', 'g'
print e, f, g
for (key, (left, right)) in [('a', (1, 2)), ('b', 'xy')]:
    print key, left, right
print [n + m for n, m in zip((1, 2), (3, 4))], {n: m for (n, m) in ['ab', 'cd']}, {n for n in 'aab'}
print (), (1,), [], {}, {1}, [1, [2, [3]]], {'a': {'b': 1}}, (1, 2) + (3,)
def swap(pair):
    first, second = pair
    return second, first
print swap((1, 2)), swap('ab'), swap([None, True]), swap({7: 8, 9: 10})
for wrong in (1, 'a', 'abc', (), [1, 2, 3], {1: 2}, None, xrange(5)):
    try:
        print swap(wrong)
    except (TypeError, ValueError), error:
        print repr(wrong)[:20], '->', type(error).__name__, error
class Three(object):
    def __iter__(self):
        for n in 1, 2, 3:
            print 'giving', n
            yield n
try:
    one, two = Three()
except ValueError, error:
    print error
class Items(object):
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i * 100
one, two = Items()
print one, two
def rotate(o, k, v):
    o.attr[k][1:3] += v
    return o.attr
class Holder(object): pass
h = Holder()
h.attr = {'k': [1, 2, 3, 4]}
print rotate(h, 'k', (9,))
dis(rotate)
print not 1, -2, +3, ~4, not not [], - - 2, -(-2), `-1`
print (lambda *a, **k: (a, k))(1, *(2, 3), **{'z': 4})
print (lambda a, b=2, *c: (a, b, c))(*range(5))
