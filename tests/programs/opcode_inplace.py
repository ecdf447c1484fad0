# Each augmented assignment, on a name, an attribute and an item.
from operator import isCallable

def names():
    n = 100
    n += 7
    print n,
    n -= 3
    print n,
    n *= 2
    print n,
    n /= 3
    print n,
    n //= 2
    print n,
    n %= 20
    print n,
    n **= 3
    print n,
    n <<= 4
    print n,
    n >>= 2
    print n,
    n &= 255
    print n,
    n |= 1024
    print n,
    n ^= 5
    print n
names()

class Box(object):
    def __init__(self, value): self.value = value
box = Box(10)
box.value += 1; box.value *= 3; box.value -= 2; box.value **= 2; box.value %= 100; box.value //= 4
print box.value
cells = {'a': 6, 'b': [1]}
cells['a'] <<= 2; cells['a'] |= 1; cells['a'] ^= 3; cells['a'] &= 30; cells['a'] >>= 1
cells['b'] += (2, 3); cells['b'] *= 2
print cells['a'], cells['b']

class Traced(object):
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name
def hook(name):
    def method(self, other):
        print name, self, other
        return self
    return method
for name in 'add sub mul div floordiv truediv mod pow lshift rshift and or xor'.split():
    setattr(Traced, '__i%s__' % name, hook(name))
t = Traced('t')
t += 1; t -= 2; t *= 3; t /= 4; t //= 5; t %= 6; t **= 7; t <<= 8; t >>= 9; t &= 10; t |= 11; t ^= 12
print t
exec 'from __future__ import division\nt /= 13\nx = 7\nx /= 2\nprint x, 1 / 4, 8 / 2, 2 ** -1'
a = b = [1]
a += [2]
print a is b, b
a = a + [3]
print a is b, a, b
pair = ([], 1)
try:
    pair[0] += ['kept']
except TypeError, error:
    print error, pair
s = set('abc')
other = s
s |= set('d'); s &= set('bcd'); s -= set('b'); s ^= set('cx')
print sorted(s), other is s
frozen = frozenset([1])
kept = frozen
frozen |= set([2])
print sorted(frozen), kept
text = 'x'
text *= 3; text += 'y'; text %= ()
print text
for statement in ('n = 1; n += "a"', 'n = "a"; n -= 1', 'n = []; n *= "b"', 'n = {}; n |= {}', 'n = 1.5; n <<= 1', 'n = None; n **= 2', 'n = []; n += 5', 'n = 1; n //= 0', 'n = set(); n |= [1]'):
    try:
        exec statement
    except Exception, error:
        print statement, '->', type(error).__name__ + ':', error
