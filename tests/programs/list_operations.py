a = [3, 1, 2]
a.append(5); a.extend([4, 4]); a.insert(0, 9); a.insert(-1, 'x'); a.insert(100, 'end')
print a, a.pop(), a.pop(0), a.index(1), a.count(4), len(a)
a.remove('x'); a.reverse()
print a, sorted(a), a
a.sort(); print a,
a.sort(reverse=True); print a,
a.sort(key=lambda x: -x); print a,
a.sort(cmp=lambda x, y: cmp(y, x)); print a
a[1:3] = ['p', 'q', 'r']; print a,
a[::2] = [0] * len(a[::2]); print a,
del a[1]; print a,
del a[1:3]; print a,
a[len(a):] = [7]; print a,
a[:0] = [8]; print a,
del a[::2]; print a
b = a; b += [1]; print a is b, a
b = b + [2]; print a is b, a, b
print [1, 2] + [3], [0] * 3, 2 * [1, 2], [1, 2][-1], [1, 2, 3][::-1], [[0] * 2] * 2, [1] == [1], [1, 2] < [2], 2 in [1, 2], list('ab'), list((1, 2)), list({'k': 1}), list(xrange(3)), range(5, 0, -2), [] or 'empty', [x * 2 for x in range(3) if x], [(x, y) for x in 'ab' for y in range(2)], [[y for y in range(x)] for x in range(3)]
x = 'leaks'
[x for x in range(3)]
print x, zip([1, 2], 'ab'), zip(*[(1, 2), (3, 4)]), map(None, [1, 2], [3]), map(lambda *a: a, [1], [2, 3]), filter(None, [0, 1, '', 'a']), reduce(lambda a, b: a + b, [1, 2, 3], 10), enumerate('a').next(), list(reversed([1, 2])), sum([[1], [2]], []), max([3, 1], key=lambda x: -x), min('b', 'a'), any([0, 1]), all([])
for call in (lambda: [][0], lambda: [1]['a'], lambda: [1].remove(2), lambda: [].pop(), lambda: [1].pop(5), lambda: [1].index(2), lambda: [1] + (2,), lambda: [1] * 'a', lambda: [1].append(), lambda: [1, 'a'].sort(5), lambda: list(5), lambda: [1].extend(5), lambda: [1].insert(1), lambda: range(1, 2, 0), lambda: sum(['a']), lambda: max([]), lambda: reduce(lambda a, b: a, []), lambda: [1].sort(foo=1), lambda: hash([]), lambda: {[]: 1}, lambda: zip(5), lambda: map(5, [1]), lambda: [1].__setitem__(slice(0, 5, 2), [1, 2, 3, 4]), lambda: [][1:2:0], lambda: sorted(1), lambda: list(1, 2), lambda: [1].nothing):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__ + ':', error
