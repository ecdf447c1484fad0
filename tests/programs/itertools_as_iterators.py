# Iterators of itertools that an __iter__ gives, of classes of both kinds.
import itertools


class New(object):
    def __iter__(self):
        return itertools.chain('ab', 'cd')


class Old:
    def __iter__(self):
        return itertools.islice(itertools.count(), 3)


class Wrong(object):
    def __init__(self, what):
        self.what = what

    def __iter__(self):
        return self.what


print list(New()), list(Old()), tuple(New()), sorted(New(), reverse=True)
for a, b in zip(New(), Old()):
    print a, b
print dict(itertools.izip(New(), Old())), set(New()) == set('abcd')
for what in [itertools.repeat(1, 2), itertools.cycle('x'), itertools.izip('ab'), itertools.imap(None, 'ab'),
             itertools.groupby('aab'), itertools.tee('ab')[0], reversed([1, 2]), enumerate('ab'), iter('ab'), iter({1: 2}),
             xrange(2), [1], 'ab', (1,), {1: 2}, None]:
    try:
        print type(iter(Wrong(what)))
    except TypeError as error:
        print error
