values = [None, 1, 2L, 1.5, True, 'a', u'b', (1,), [1], {1: 2}, set([1]), 1j and 0]
for a in values[:8]:
    print [cmp(a, b) for b in values[:9]],
print
print sorted([(2, 'b'), (1, 'z'), (2, 'a')]), [1, 2] < [1, 3], [1] < [1, 0], (1, 2) == [1, 2], 'a' < 'b' < 'c', 'a' < 1, 1 < 'a', [] < (), {} < [], {1: 1} < {1: 2}, {1: 1, 2: 2} > {5: 5}, cmp({}, {}), cmp({1: 2}, {1: 3}), {'a': 1} == {'a': 1.0}
print 'abc' == u'abc', 'abc' < u'abd', u'a' in 'abc', 'a' in u'abc', set([1]) == frozenset([1]), set([1]) < set([1, 2]), [1, [2, [3]]] == [1, [2, [3]]], 1 in [1.0], True in [1], [] in [[]], 'b' not in ['a'], () == (), 1 == '1', 0 == '', None == False
a = [1]; a.append(a)
b = [1]; b.append(b)
print a, a == a
try:
    a == b
except RuntimeError, error:
    print error
print a is a, a is not b, 1 is 1, 'a' is 'a', () is (), 256 is 256, [] is []
def chain(x):
    print x,
    return x
print chain(1) < chain(3) > chain(2), chain(5) < chain(1) < chain(9)
