t = (1, 'a', (2, 3))
print t, t[0], t[-1][1], t[1:], t + (4,), t * 2, len(t), 'a' in t, t.index('a'), t.count(1), t == (1, 'a', (2, 3)), t < (2,), hash(t) == hash((1, 'a', (2, 3))), (1,), (), tuple('ab'), tuple([1]), tuple(), (1, 2)[::-1], min((3, 1)), sorted((3, 1)), {t: 'key'}[t]
a, b = 1, 2
a, b = b, a
print a, b
(c, d), [e, f] = (1, 2), 'xy'
print c, d, e, f
x = y = z = 0
print x, y, z
for i, (j, k) in enumerate([(1, 2), (3, 4)]): print i, j, k,
print
first, second = {'one': 1, 'two': 2}.items() if False else ('p', 'q')
print first, second, hash(()), hash((1, 2)), hash((1, (2, 'x'))) == hash((1, (2, 'x')))
for call in (lambda: t[5], lambda: t['a'], lambda: t.index(9), lambda: t + [1], lambda: t.append(1), lambda: hash(([],)), lambda: tuple(5), lambda: t.x, lambda: t * t, lambda: t.__setitem__, lambda: (1, 2) < 5):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__ + ':', error
for action in ("t[0] = 1", "del t[0]", "a, b = 1", "a, b = 1,", "a, b = 1, 2, 3", "a, b = 'xyz'", "[a] = []", "a, = {}"):
    try:
        exec action
    except Exception, error:
        print action, '->', error.__class__.__name__ + ':', error
