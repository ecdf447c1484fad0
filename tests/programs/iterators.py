# Iterators, what they give, and what ends them.
it = iter([1, 2])
print it.next(), next(it), next(it, 'none left')
try:
    it.next()
except StopIteration, error:
    print repr(error), error.args
try:
    it.next(1)
except TypeError, error:
    print error
print list(enumerate('ab')), list(enumerate([1], 5)), list(enumerate(start=-1, sequence='x')), enumerate('').__class__
print list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed((1,))), list(reversed(xrange(1, 10, 4)))
print zip(), zip('ab'), zip('abc', [1, 2], (True, False, None)), zip([], 'a')
print map(None, 'ab', 'c'), map(None, 'ab'), filter(None, [0, 1, '', 'a']), filter(bool, (0, 2)), filter(None, 'abc')
print any([0, '', 5]), any([]), all([1, 'a']), all([1, 0]), sum([1, 2.5, 3L]), sum([[1], [2]], []), sum((), 7)
print min(3, 1, 2), max([1, 5, 2]), min('hello'), max('a', 'b', key=ord), min([[2], [1]]), max({'x': 1, 'y': 0})
print reduce(lambda a, b: a + b, 'abc'), reduce(max, [3, 9, 2]), reduce(lambda a, b: b, [], 'start')
for iterable in ('ab', (1, 2), [3], xrange(2), {5: 6}, {5: 6}.itervalues(), {5: 6}.iteritems(), iter('z')):
    for item in iterable:
        print item,
print
d = {1: 1}
try:
    for key in d:
        d[key + 1] = 0
except RuntimeError, error:
    print error
l = [1, 2, 3]
for item in l:
    if len(l) < 6:
        l.append(item * 10)
    print item,
print
r = reversed(l)
l.pop()
print next(r, 'the list got shorter'), list(r)

def attempt(what):
    try:
        print what()
    except (TypeError, ValueError), error:
        print error.__class__.__name__, error
for f in (lambda: iter(5), lambda: next(5), lambda: next([]), lambda: reversed({}), lambda: reversed(5), lambda: zip(1),
          lambda: zip('a', 1), lambda: map(len), lambda: map(len, 5), lambda: map(len, [], 5), lambda: filter(len, 5),
          lambda: reduce(len, 5), lambda: reduce(len, []), lambda: sum('ab'), lambda: sum(['a']), lambda: sum([], ''),
          lambda: min(), lambda: min([]), lambda: max(5), lambda: max([1], 2, x=3), lambda: max(1, 2, key=None),
          lambda: min(1, 2, key=len), lambda: any(5), lambda: list(5), lambda: tuple(5), lambda: enumerate(5),
          lambda: enumerate([], 'a'), lambda: map(5, [1]), lambda: filter(5, [1]), lambda: iter(5, 6), lambda: sorted(5)):
    attempt(f)
