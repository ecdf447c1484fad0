import sys
rc = sys.getrefcount

# What functions see that C code calls: it holds tuples of arguments, methods, dicts meanwhile.
from functools import partial
import itertools
def say(label, *counts):
    print label, counts

def f(a, b=None):

    say(LABEL, rc(a), rc(f), rc(sys._getframe()), rc(sys._getframe().f_back), rc(sys._getframe().f_code), rc(b) if b is X or b is Y or type(b) is list else '-')
    return a
X = []
Y = []
def run(label, thunk):
    global LABEL
    LABEL = label
    thunk()

def main():
    global LABEL
    x = X; y = Y
    LABEL = 'direct'; f(x); f(x, y); f(x, b=y); f(a=x, b=y)
    LABEL = 'star'; f(*(x, y)); f(*[x, y]); f(x, *(y,)); f(**{'a': x, 'b': y}); f(x, **{'b': y}); f(*(x,), **{'b': y})
    t = (x, y)
    LABEL = 'star held'; f(*t)
    d = {'a': x}
    LABEL = 'kw held'; f(**d)
    LABEL = 'map1'; map(f, [x])
    LABEL = 'map2'; map(f, [x], [y])
    LABEL = 'map2t'; map(f, (x,), (y,))
    LABEL = 'mapgen'; map(f, (z for z in [x]))
    LABEL = 'filter'; filter(f, [x])
    LABEL = 'filtert'; filter(f, (x,))
    LABEL = 'reduce'; reduce(f, [x, y]);
    LABEL = 'reduce3'; reduce(f, [x, y, y]);
    LABEL = 'reducei'; reduce(f, [y], x);
    LABEL = 'sortedkey'; sorted([x], key=f)
    LABEL = 'sortedkey2'; sorted([x, y], key=f)
    l = [x, y]
    LABEL = 'sortkey'; l.sort(key=f)
    LABEL = 'minkey'; min([x, y], key=f)
    LABEL = 'maxkey'; max(x, y, key=f)
    LABEL = 'apply'; apply(f, (x,))
    LABEL = 'applykw'; apply(f, (x,), {'b': y})
    LABEL = 'partial'; partial(f, x)()
    LABEL = 'partial2'; partial(f, x)(y)
    LABEL = 'partialkw'; partial(f, b=y)(x)
    LABEL = 'imap'; list(itertools.imap(f, [x]))
    LABEL = 'imap2'; list(itertools.imap(f, [x], [y]))
    LABEL = 'ifilter'; list(itertools.ifilter(f, [x]))
    LABEL = 'takewhile'; list(itertools.takewhile(f, [x]))
    LABEL = 'dropwhile'; list(itertools.dropwhile(f, [x]))
    LABEL = 'starmap'; list(itertools.starmap(f, [(x, y)]))
    LABEL = 'groupby'; list(itertools.groupby([x], f))
    LABEL = '__call__'; f.__call__(x)
    LABEL = 'defaultarg'; (lambda q: f(q))(x)
    LABEL = 'listcomp'; [f(z) for z in [x]]
    LABEL = 'genexp'; list(f(z) for z in [x])
    LABEL = 'setcomp'; {id(f(z)) for z in [x]}
main()
