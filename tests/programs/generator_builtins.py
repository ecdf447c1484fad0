def g(n=4):
    for i in range(n):
        yield n - i

print list(g()), tuple(g()), sorted(g()), set(g()) == set([1, 2, 3, 4])
print max(g()), min(g()), sum(g()), sum(g(), 100)
print zip(g(), 'abcd'), map(str, g()), filter(lambda x: x > 2, g())
print reduce(lambda a, b: a * 10 + b, g()), 3 in g(), 9 in g()
a, b, c, d = g()
print a, b, c, d
try:
    a, b = g()
except ValueError, error:
    print error
try:
    a, b, c, d, e = g()
except ValueError, error:
    print error
items = []
items.extend(g())
items += g(2)
items[1:2] = g(3)
print items
print dict(enumerate(g())), list(enumerate(g(2), 5))
print ''.join(str(x) for x in g()), [x for x in reversed(list(g()))]
print dict(zip('ab', g())), list(iter(g().next, 2)), any(g()), all(g())
first, rest = (lambda a, *r: (a, r))(*g())
print first, rest
