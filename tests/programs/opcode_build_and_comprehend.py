# BUILD_LIST, BUILD_MAP, STORE_MAP, BUILD_SET, LIST_APPEND, SET_ADD, MAP_ADD: displays and comprehensions.
print [], [1], [1, 'a', None], [[], [[]]]
print {}, {'a': 1}, {'a': 1, 'a': 2}, {1: 'int', 1.0: 'float', True: 'bool'}
print sorted({3, 1, 2, 1, 3}), {1, 1.0, 1L, True}
def noisy(x):
    print x,
    return x
print {noisy('k1'): noisy('v1'), noisy('k2'): noisy('v2')}
print [noisy(1), noisy(2)], (noisy(3), noisy(4))
n = 'outside'
print [n for n in range(3)], n
n = 'outside'
print {n for n in range(3)}, {n: n * n for n in range(3)}, list(n for n in range(3)), n
print [(x, y) for x in range(3) for y in range(x)]
print [x for x in range(30) if x % 2 if x % 3]
print [[row[i] for row in [[1, 2, 3], [4, 5, 6]]] for i in range(3)]
print {c: 'hello'.count(c) for c in 'hello'}
print {v: k for k, v in {'a': 1, 'b': 2}.items()}
print sorted({len(w) for w in 'the quick brown fox jumps'.split()})
print [lambda: i for i in range(3)][0](), [f() for f in [lambda j=j: j for j in range(3)]]
functions = {k: (lambda: k) for k in 'abc'}
print [functions[k]() for k in 'abc']
class Body(object):
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    size = len(list(x for x in items))
    def nested(self): return [[i + j for j in self.items] for i in self.items]
print Body.doubled, Body.size, Body.i, Body().nested()
try:
    class Fails(object):
        factor = 2
        numbers = {factor * x for x in [1, 2]}
except NameError, error:
    print error
for wrong in ('{[]: 1}', '{{}}', '{x: 1 for x in [[1]]}', '[x for x in 5]', '{x for x in None}', '[y for x in 1, 2]', 'set([[]])', '{(1, []): 2}'):
    try:
        print eval(wrong)
    except Exception, error:
        print wrong, '->', type(error).__name__, error
gen = (noisy(x) for x in noisy([1, 2]))
print 'made'
print list(gen), list(gen)
print sum(x * x for x in xrange(10)), max((len(w), w) for w in ['a', 'ccc', 'bb']), ''.join(c for c in 'a1b2' if c.isalpha())
print any(noisy(x) for x in (0, 1, 2)), all(noisy(x) for x in (1, 0, 2))
print dict((k, v) for k, v in [('a', 1)]), dict([(1, 2)], x=3), set(x % 3 for x in range(9)), tuple(x for x in 'ab')
