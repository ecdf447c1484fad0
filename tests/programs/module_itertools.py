from itertools import *
import itertools
print list(islice(count(5), 3)), list(islice('abcdef', 1, 5, 2)), list(chain('ab', [1])), list(islice(cycle('ab'), 5)), list(repeat('x', 2)), list(izip('abc', [1, 2])), list(imap(pow, [2, 3], [3, 2])), list(ifilter(lambda x: x % 2, range(5))), list(ifilterfalse(None, [0, 1, ''])), list(takewhile(lambda x: x < 3, range(6))), list(dropwhile(lambda x: x < 3, range(6))), list(starmap(pow, [(2, 3), (3, 2)])), list(izip_longest('abc', 'x', fillvalue='-')), list(product('ab', [1, 2])), list(permutations('abc', 2)), list(combinations('abc', 2)), list(combinations_with_replacement('ab', 2)), list(compress('abcd', [1, 0, 1, 0])), list(chain.from_iterable(['ab', 'c'])), [(k, list(g)) for k, g in groupby('aabbbc')], list(product([0, 1], repeat=2))
a, b = tee([1, 2, 3])
print a.next(), list(b), list(a), list(groupby([]))
for key, group in groupby(sorted('hello world'), lambda c: c in 'lo'): print key, ''.join(group),
print
c = count(10)
print c, c.next(), c, repeat(1), repeat(1, 3), type(c), list(islice(count(0.5, 2), 3)), list(islice(count(3, -1), 3))
for call in (lambda: islice('a', -1), lambda: list(islice('abc', None)), lambda: izip(5), lambda: chain(5).next(), lambda: list(combinations('ab')), lambda: imap(None, 'ab').next(), lambda: imap(5, 'a').next(), lambda: product(5), lambda: cycle([]).next(), lambda: groupby(5), lambda: tee(5), lambda: repeat(), lambda: list(permutations('ab', -1))):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__ + ':', error
def g():
    for i in range(5):
        print '<%d>' % i,
        yield i
print list(islice(g(), 2)), list(takewhile(lambda x: x < 2, g())), zip(g(), 'ab'), list(izip(g(), 'ab'))
