# The recipes that one writes with itertools, and each function with odd arguments.
from itertools import *
import operator
def take(n, iterable): return list(islice(iterable, n))
def tabulate(function, start=0): return imap(function, count(start))
def nth(iterable, n, default=None): return next(islice(iterable, n, None), default)
def quantify(iterable, pred=bool): return sum(imap(pred, iterable))
def padnone(iterable): return chain(iterable, repeat(None))
def ncycles(iterable, n): return chain.from_iterable(repeat(tuple(iterable), n))
def dotproduct(a, b): return sum(imap(operator.mul, a, b))
def flatten(lists): return chain.from_iterable(lists)
def pairwise(iterable):
    a, b = tee(iterable)
    next(b, None)
    return izip(a, b)
def grouper(n, iterable, fill=None): return izip_longest(fillvalue=fill, *[iter(iterable)] * n)
def roundrobin(*iterables):
    pending = len(iterables)
    nexts = cycle(iter(it).next for it in iterables)
    while pending:
        try:
            for next in nexts: yield next()
        except StopIteration:
            pending -= 1
            nexts = cycle(islice(nexts, pending))
def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
def unique_everseen(iterable, key=None):
    seen = set()
    for element in iterable:
        k = key(element) if key else element
        if k not in seen:
            seen.add(k)
            yield element
def unique_justseen(iterable, key=None): return imap(next, imap(operator.itemgetter(1), groupby(iterable, key)))
print take(5, count(3)), take(4, tabulate(lambda n: n * n)), nth('abcdef', 2), nth('ab', 5, 'none'), quantify([1, 0, 2, '']), take(4, padnone('ab')), list(ncycles('ab', 2)), dotproduct([1, 2], [3, 4]), list(flatten([[1], [2, 3]]))
print list(pairwise('abcd')), list(grouper(3, 'abcdefg', 'x')), list(roundrobin('ABC', 'D', 'EF')), list(powerset('abc')), list(unique_everseen('AAAABBBCCDAABBB')), list(unique_everseen('ABBCcAD', str.lower)), list(unique_justseen('AAAABBBCCDAABBB')), list(unique_justseen('ABBCcAD', str.lower))
for key, group in groupby(sorted('the quick brown fox'.split(), key=len), len): print key, list(group),
print
groups = [(k, g) for k, g in groupby('aab')]
print [list(g) for k, g in groups]
it = groupby([1, 1, 2])
key, group = it.next()
print key, group.next(), it.next()[0], list(group)
print [''.join(p) for p in permutations('abc')], [''.join(p) for p in permutations('abc', 2)], [''.join(p) for p in combinations('abcd', 2)], [''.join(p) for p in combinations_with_replacement('abc', 2)], [''.join(p) for p in product('ab', 'xy')], list(product([0, 1], repeat=3)), list(product()), list(permutations([])), list(combinations('ab', 3))
print list(chain('ab', [], (1,))), list(chain()), list(compress('abcdef', [1, 0, 1, 0, 1])), list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])), list(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1])), list(ifilter(lambda x: x % 2, range(6))), list(ifilter(None, [0, 'a', '', 1])), list(ifilterfalse(lambda x: x % 2, range(6))), list(ifilterfalse(None, [0, 'a']))
print list(islice('abcdefg', 2)), list(islice('abcdefg', 2, 4)), list(islice('abcdefg', 2, None)), list(islice('abcdefg', 0, None, 2)), list(islice(count(), 3, 9, 2)), list(islice([], 5)), list(imap(pow, (2, 3, 10), (5, 2, 3))), list(imap(None, 'ab', [1, 2])), list(starmap(pow, [(2, 5), (3, 2)])), list(izip('abc', count(), repeat('x'))), list(izip_longest('abc', 'x', fillvalue='-')), take(5, cycle('ab')), list(repeat('x', 3)), take(3, repeat(7)), take(3, count(2.5, 0.5)), take(3, count(10, -3)), take(2, count(2 ** 62)), take(3, count(step=5))
a, b, c = tee(iter('xyz'), 3)
print a.next(), a.next(), b.next(), list(c), list(a), list(b), len(tee('', 2)), tee([], 0)
print count(5), repeat(1, 3), repeat('x'), count(1, 2), repr(count(2.5)), type(chain()), chain, type(izip()), islice
i = islice(iter(range(10)), 2, 5)
print i.next(), i.next(), list(i), list(i)
source = iter(range(10))
print list(islice(source, 3)), list(islice(source, 2)), source.next(), list(takewhile(lambda x: x < 8, source)), list(source)
def noisy(items):
    for item in items:
        print '<%s>' % item,
        yield item
print list(izip(noisy('ab'), noisy('xyz')))
print list(chain(noisy('a'), noisy('b'))), list(islice(noisy('abc'), 2)), any(imap(lambda x: x == 'b', noisy('abc'))), list(izip_longest(noisy('a'), noisy('xy')))
def failing():
    yield 1
    raise ValueError('from the source')
for make in (lambda: list(chain(failing())), lambda: list(imap(abs, failing())), lambda: list(izip(failing(), count())), lambda: list(cycle(failing())), lambda: list(groupby(failing())), lambda: list(tee(failing())[0]), lambda: list(islice(failing(), 5)), lambda: list(product(failing())), lambda: list(permutations(failing())), lambda: list(imap(lambda x: 1 / 0, [1])), lambda: list(ifilter(lambda x: x.y, [1]))):
    try:
        print make()
    except Exception, error:
        print type(error).__name__, error
primes = lambda: (n for n in count(2) if all(n % p for p in takewhile(lambda p: p * p <= n, count(2))))
print take(10, primes()), sum(takewhile(lambda p: p < 50, primes()))
