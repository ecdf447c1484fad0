# The module itertools: what its iterators give, and what they say to wrong arguments.
import itertools
from itertools import *


def attempt(function, *arguments, **keywords):
    print function.__name__, len(arguments), keywords,
    try:
        print list(islice(function(*arguments, **keywords), 12))
    except Exception, error:
        print type(error).__name__, error


NAMES = ['count', 'cycle', 'repeat', 'chain', 'compress', 'dropwhile', 'takewhile', 'ifilter', 'ifilterfalse', 'imap',
         'starmap', 'islice', 'izip', 'izip_longest', 'product', 'permutations', 'combinations',
         'combinations_with_replacement', 'tee']
for name in NAMES:
    function = getattr(itertools, name)
    for arguments in ((), (1,), (1, 2), (1, 2, 3), ('abc',), ('abc', 1), ('abc', 2), ('abc', 5), ('ab', 'cd'), ('a', -1),
                      (None, 'ab'), ('abcdef', 1, 4), ('abcdef', 1, 6, 2), ('ab', 1, 2, -1), ('a', None), ('', ''),
                      ('', 0), ([], []), ('a', 1, 2, 3, 4), (len, ['a', 'bb', '']), (lambda x: x > 1, [0, 2, 1, 3]),
                      (max, [(1, 2), (4, 3)]), ('abc', [1, 0, 1]), (None, [0, 1], [2, 3]), ([1, 2], 'ab', 'xyz')):
        if name == 'tee':
            continue
        attempt(function, *arguments)
    attempt(function, foo=1)
    attempt(function, 'a', foo=1)
attempt(count, start=1, step=2)
attempt(count, 1.5, 0.5)
attempt(count, 10 ** 20)
attempt(count, 2 ** 63 - 2)
attempt(repeat, object=1, times=2)
attempt(repeat, 'x', times=0)
attempt(izip_longest, 'a', 'bcd', fillvalue=1)
attempt(product, 'ab', repeat=2)
attempt(product, 'ab', repeat=0)
attempt(product, 'ab', 'cd', repeat=2)
attempt(product, 'a', repeat=-1)
attempt(permutations, iterable='abc', r=2)
attempt(permutations, 'ab', 'c')
attempt(permutations, range(4), 3)
attempt(combinations, iterable='abc', r=1)
attempt(combinations, range(5), 3)
attempt(combinations_with_replacement, 'abc', r=3)
attempt(chain.from_iterable, 1)
attempt(chain.from_iterable, ['ab', 'c', '', 'd'])
attempt(chain.from_iterable, (x * 'y' for x in range(3)))
print [(key, list(group)) for key, group in groupby('aaabbca')]
print [(key, list(group)) for key, group in groupby(range(10), lambda x: x // 4)]
print [key for key, group in groupby('aaabbca')], [len(list(group)) for key, group in groupby([1, 1, 2], key=None)]
groups = groupby('aab')
first = next(groups)[1]
print next(first), next(groups)[0], list(first)
one, two = tee(x * x for x in range(4))
print next(one), next(one), list(two), list(one)
print len(tee('ab', 3)), tee('ab', 0), [list(x) for x in tee('ab', 3)]
for count_ in (-1, 'x'):
    try:
        tee('ab', count_)
    except (TypeError, ValueError), error:
        print error
print count(3), count(2, 3), count(0.5), repeat('a'), repeat('a', 2), repeat(repeat(1), 3)
numbers = count()
print [next(numbers) for _ in range(3)], numbers
wheel = cycle([1, 2])
print [wheel.next() for _ in range(5)], iter(wheel) is wheel
print list(imap(lambda a, b: (a, b), 'ab', count())), list(starmap(pow, [(2, 3), [3, 2]]))
print list(islice(count(), 5, 20, 5)), list(islice('abc', None)), list(islice('abc', 1, None)), list(islice('abc', 0))


def noisy(n):
    for i in range(n):
        print 'asked', i
        yield i


part = islice(noisy(9), 2, 5)
print list(part), list(part)
print list(takewhile(lambda x: x < 2, noisy(9)))
print list(dropwhile(lambda x: x < 2, noisy(4)))
print list(izip(noisy(2), 'abc')), list(izip_longest(noisy(1), 'ab'))
print list(compress(noisy(3), [1, 0, 1])), list(ifilterfalse(None, [0, 1, '', 'a']))
print list(chain(noisy(2), 'ab', [])), list(chain())


def fails(x):
    if x == 2:
        raise KeyError(x)
    return True


for make in (lambda: imap(fails, count()), lambda: ifilter(fails, count()), lambda: takewhile(fails, count()),
             lambda: groupby(count(), fails), lambda: starmap(fails, izip(count()))):
    it = make()
    try:
        for x in it:
            print 'got', x if not isinstance(x, tuple) else x[0]
    except KeyError, error:
        print 'error', error
