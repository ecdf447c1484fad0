# Every method and operator of set and frozenset, and their order.
a, b = set([1, 2, 3, 4]), set([3, 4, 5])
f, g = frozenset('abc'), frozenset('bcd')
print a | b, a & b, a - b, a ^ b, f | g, f & g, f - g, f ^ g, a | f if False else type(f | a), type(a | f), set('ab') | frozenset('bc')
print a.union(b), a.union([9], (8,), 'x'), a.intersection(b), a.intersection([1, 2], [2, 3]), a.difference(b), a.difference([1], [2]), a.symmetric_difference(b), a.union(), a.difference()
print a.issubset([1, 2, 3, 4, 5]), a.issuperset([1]), a.isdisjoint([7, 8]), a <= a, a < a, a >= b, a > set([1]), a == frozenset(a), a != b, a == [1, 2, 3, 4], set() <= a
c = a.copy()
c.add(9); c.add(1); c.discard(2); c.discard(99); c.remove(3)
print c, len(c), 9 in c, c is a
try:
    c.remove(99)
except KeyError, error:
    print 'KeyError', error
c.update([10, 11], 'ab'); print sorted(map(str, c))
c.intersection_update([9, 10, 11, 'a']); print c
c.difference_update([9], ['a']); print c
c.symmetric_difference_update([10, 12]); print c
print c.pop() in (11, 12), len(c)
c.clear(); print c, bool(c)
try:
    c.pop()
except KeyError, error:
    print 'KeyError', error
c |= set([1, 2]); c &= set([2, 3]); c -= set([5]); c ^= set([7]); print c
d = c
d |= set([100]); print c is d, c
f2 = f
f2 |= set('z'); print f2 is f, sorted(f2), sorted(f)
for wrong in ('a | [1]', 'a & (1,)', 'a - "x"', 'a ^ {}', 'a < [1]', 'a <= 5', 'a > "x"', 'a + b', 'a * 2', 'a[0]', 'hash(a)', '{a: 1}', 'set([a])', 'a.add([])', 'a.remove({})', '[] in a', 'a.union(5)', 'a.issubset(5)', 'f.add(1)', 'cmp(a, b)', 'a.update(5)', 'a.x', 'frozenset.add', 'set(1, 2)', 'a.copy(1)'):
    try:
        print eval(wrong)
    except Exception, error:
        print wrong, '->', type(error).__name__, error
nested = set([frozenset([1, 2]), frozenset()])
print len(nested), set([1, 2]) in nested, frozenset([2, 1]) in nested, set() in nested, {frozenset([1]): 'ok'}[frozenset([1])]
nested.discard(set([1, 2])); print nested
print set('hello'), set(range(10)), set([8, 16, 24, 0]), set(x * x % 7 for x in range(10)), frozenset([3, 1, 2]), set([-1, -2, -3]), set(['a', 'b', 'aa', 'bb']), set([1.5, 2.5, 'x', None, (1, 2)]), set([True, 1, 1.0]), {1, 'a', 2.5}, set(), frozenset(), set([()]), set([()]) - set([()])
print sorted(a), max(a), sum(a), list(iter(set([5]))), [x for x in set('z')], len(set('mississippi')), tuple(frozenset([1])), map(lambda x: x * 2, set([4])), reduce(set.union, [set([1]), set([2])]), set.intersection(set('abc'), 'bc', 'c')
class Sub(set):
    def __init__(self, *args):
        set.__init__(self, *args)
        self.note = 'noted'
    def __repr__(self): return 'Sub(%s)' % sorted(self)
s = Sub('ab')
print s, s | set('c'), type(s | set('c')), s.copy(), type(s.copy()), s.note, s == set('ab'), Sub() == frozenset(), s - s
class Sub2(frozenset):
    def __new__(cls, *args): return frozenset.__new__(cls, [1, 2])
print Sub2(), hash(Sub2()) == hash(frozenset([1, 2])), Sub2() in set([frozenset([1, 2])])
grow = set()
for n in range(0, 60, 5):
    grow.add(n)
    if n % 20 == 0: print n, grow
for n in range(0, 60, 10): grow.discard(n)
print grow
words = 'it was the best of times it was the worst of times'.split()
seen, unique = set(), []
for word in words:
    if word not in seen:
        seen.add(word)
        unique.append(word)
print unique, set(words), sorted(set(words), key=words.index)
primes = set(range(2, 50))
for n in range(2, 8): primes -= set(range(n * 2, 50, n))
print sorted(primes)
power = [frozenset()]
for x in 'abc': power += [p | frozenset(x) for p in power]
print sorted(map(sorted, power)), len(set(power))
