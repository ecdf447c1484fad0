a, b = set([1, 2, 3]), set([3, 4])
print a, b, a | b, a & b, a - b, a ^ b, a == set([3, 2, 1]), a < set([1, 2, 3, 4]), a <= a, a > set([1]), 2 in a, len(a), a.union([9], (8,)), a.intersection([1, 9]), a.difference([1]), a.symmetric_difference([1, 7]), a.issubset([1, 2, 3, 4]), a.issuperset([1]), a.isdisjoint([9]), sorted(a), bool(set()), set('hello'), {1, 2, 2}, {x % 3 for x in range(9)}, set([1]) | frozenset([2]), frozenset([1]) | set([2]), frozenset('ab'), frozenset(), set()
a.add(4); a.discard(99); a.remove(1); a.update([7, 8], 'z')
print a, a.pop() in (2, 3, 4, 7, 8, 'z'), len(a)
a = set(range(5)); a &= set([1, 2, 9]); print a,
a |= set([5]); print a,
a -= set([1]); print a,
a ^= set([2, 3]); print a,
a.intersection_update([3, 5]); a.difference_update([5]); a.symmetric_difference_update([3, 6]); print a
c = a.copy(); c.clear(); print a, c, set(['a', 'b', 'c', 'd', 'e']), set(range(10, 0, -1)), set([(1, 2), 'x', 2.5]), {frozenset([1]): 'k'}[frozenset([1])], hash(frozenset([1, 2])) == hash(frozenset([2, 1])), set([1]) == frozenset([1]), set([1, 2]) == [1, 2], cmp if False else '', max(set([3, 1])), list(set('ba')), set([1.0, 1, True]), set(['spam', 'eggs', 'ham']), set([100, 200, 300, 8, 16])
for call in (lambda: set(5), lambda: set([[]]), lambda: set([1]).remove(2), lambda: set().pop(), lambda: set([1]) | [2], lambda: set([1]) + set([2]), lambda: set()[0], lambda: hash(set()), lambda: frozenset().add(1), lambda: set(1, 2), lambda: set([1]) < [2], lambda: cmp(set([1]), set([2])), lambda: set([1]).nothing, lambda: {1}.add([]), lambda: set([[]]) if 0 else [] in set(), lambda: set(a=1), lambda: set([1]).remove(set([1]))):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__ + ':', error
s = set([1, 2])
try:
    for x in s: s.add(x + 10)
except RuntimeError, error:
    print error
