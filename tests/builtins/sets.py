def t(f):
    try:
        print repr(f())
    except Exception, e:
        print e.__class__.__name__, e
s = {1, 2, 3}
print s, set(), frozenset([1]), set('hello'), frozenset('abc')
t(lambda: {1,2} | {3})
t(lambda: {1,2} & {2})
t(lambda: {1,2} - {2})
t(lambda: {1,2} ^ {2, 5})
t(lambda: {1} | [2])
t(lambda: {1} < {1,2})
t(lambda: {1} <= frozenset([1]))
t(lambda: {1} == frozenset([1]))
t(lambda: cmp({1},{2}))
t(lambda: {1} < 3)
t(lambda: set() == 3)
a = set(range(20)); a -= {3,4}; print a
a.update('xyz', [1,2], {5:6}); print a
for i in range(30): a.add(i*7)
print a, len(a)
while len(a) > 20: print a.pop(),
print
print a
t(lambda: hash(frozenset([1,2,'a', 3.5])))
t(lambda: hash(frozenset()))
t(lambda: {frozenset([1]): 2}[frozenset([1])])
t(lambda: {frozenset([1])})
t(lambda: set([1]) in {frozenset([1])})
t(lambda: {[1]})
t(lambda: [1] in {1})
t(lambda: hash(set()))
t(lambda: set(1))
t(lambda: set(a=1))
t(lambda: set(1,2))
t(lambda: frozenset(x=2))
t(lambda: a.remove(99))
t(lambda: a.discard(99))
t(lambda: set().pop())
t(lambda: a.union())
t(lambda: a.union([1000], 'ab'))
t(lambda: a.intersection([1,2,7], [7]))
t(lambda: a.difference([1,2,7], [7]))
t(lambda: a.symmetric_difference([7, 1001]))
t(lambda: a.isdisjoint([7]))
t(lambda: a.issubset([7]))
t(lambda: a.issuperset([7]))
t(lambda: a.copy() is a)
t(lambda: frozenset(a).copy() == a)
t(lambda: a.add())
t(lambda: a.add([]));  t(lambda: a.foo)
t(lambda: frozenset().add)
t(lambda: {x*2 for x in range(5)})
def ch():
    q = {1,2}
    for x in q: q.add(9)
t(ch)
t(lambda: sorted({3,1,2}, reverse=True))
t(lambda: list({3,1,2}))
t(lambda: iter({1}).next())
t(lambda: [set([1]), frozenset([2])])
b = {1,2,3}; c = b; b |= {9}; print c; b &= {1, 9}; print c; b ^= {1, 5}; print c
f = frozenset([1]); g = f; f |= {2}; print f, g
