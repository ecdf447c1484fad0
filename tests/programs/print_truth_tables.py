# Boolean operators give operands, short circuits, chained comparisons, conditional expressions, identity, and comparison of everything.
def yes(x):
    print '<%s>' % x,
    return x
for a in (True, False):
    for b in (True, False):
        print a, b, a and b, a or b, a ^ b, not a, a == b, a != b, a <= b, not (a and b), (not a) or b
print yes(0) and yes(1), yes(1) and yes(2), yes(0) or yes(''), yes('') or yes('x') or yes('y'), not yes([]), yes(1) and not yes(0) or yes(3)
print 1 < yes(2) < 3, 3 < yes(2) < yes(1), 1 == 1.0 == True, 1 < 3 > 2, 'a' < 'b' <= 'b' != 'c', 1 in [1] == True, (1 in [1]) == True, not 1 == 2, not (1 in []), 1 not in [], None is None is not 5
print 'big' if 5 > 3 else 'small', 1 if 0 else 2 if 0 else 3, (1, 2)[True], ['no', 'yes'][5 > 3], [x for x in (1, 2) if x > 1 or 0], (lambda x: x if x else 'falsy')(0)
things = [None, True, False, 0, 1, -1, 0L, 0.0, 1.5, 0j, '', 'a', ' ', u'', u'x', (), (0,), [], [[]], {}, {0: 0}, set(), frozenset([0]), xrange(0), xrange(1), len, object, type, Ellipsis, NotImplemented, slice(0), iter([]), (x for x in ()), lambda: 0]
print [int(bool(thing)) for thing in things]
ordered = [None, -1, 0, False, 1.5, 'a', 'b', u'a', (1, 2), (1,), [1], [], {}, {1: 1}, 2 ** 70, True, 3, -2.5, 'A', u'\xe9']
print sorted(ordered), sorted(ordered, reverse=True)[:4]
for a in (None, 1, 1.5, 'x', (1,), [1], {}, u'x'):
    print ''.join('<=>'[cmp(a, b) + 1] for b in (None, 1, 1.5, 'x', (1,), [1], {}, u'x')),
print
for a, b in ((1, '1'), ([], ()), ({}, []), (None, 0), ('a', u'a'), (1, 1L), ((1, 'a'), (1, 'a')), ([1, 2], [1, 2]), ({1: 2}, {1: 2.0}), (set([1]), frozenset([1])), (float('nan'), float('nan')), (0.0, -0.0), (int, int), (len, len), ('', None)):
    print a == b, a != b, a is b if a is None else '-', a < b, a >= b,
print
x = y = 257
a, b = [], []
print x is y, a is b, a == b, 'ab' is 'ab', () is (), None is None, 1 is not 2, a is a
count = 0
while True:
    count += 1
    if count % 2: continue
    if count > 6: break
    print count,
else:
    print 'never'
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print '%d=%d*%d' % (n, d, n / d),
            break
    else:
        print '%d!' % n,
print
for i in []: pass
else: print 'empty loop has an else',
while 0: pass
else: print 'so has while'
n = 3
while n: n -= 1; print n,
else: print 'done', n
for i in range(3):
    i = i * 10
    print i,
print i, [i for i in 'ab'], i
for a, (b, c) in enumerate([('x', 1), ('y', 2)]): print a, b, c,
for target in [[0]], [[1]]:
    for target[0] in 'pq': print target,
print
if 1: print 'one line'; print 'two statements'
if 0: pass
elif []: pass
elif 'x' == u'x': print 'elif', 
else: print 'else',
print 'end'
try: print 'try on one line'
finally: print 'finally on one line'
class OneLine: x = 1; y = x + 1
print OneLine.y, OneLine.x; del OneLine.x; print hasattr(OneLine, 'x')
pass; pass
print (lambda: (yield))().next(), `1`+`2`, 1 <> 2, 0xFFL, 1 if True else 0, (1,)[0], [1, 2, 3,][-1], {'a': 1,}['a'], 'a' 'b' "c", not not 1, - - 1, ~ ~ 1, 2 ** 3 ** 2, -2 ** 2, (2, 3) < (2, 4), 7 // 2 * 2 + 7 % 2, 1 + 2 * 3 - 4 / 2, 5 & 3 | 4 ^ 1, 1 << 2 + 1, 10 - 5 - 2
