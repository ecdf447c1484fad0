import sys
class Noisy(object):
    def __init__(self, name): self.name = name
    def __repr__(self): return 'Noisy(%r)' % self.name
    def __del__(self):
        print 'del', self.name
n = Noisy('first')
n = Noisy('second')
del n
print 'still running'
class Stubborn(object):
    def __init__(self, n): self.n = n
    def __cmp__(self, other):
        if self.n == 3: raise ArithmeticError('three does not compare')
        return cmp(self.n, other.n)
    def __repr__(self): return 'S%d' % self.n
items = [Stubborn(n) for n in (1, 2)]
items.sort()
print items
items = [Stubborn(n) for n in (5, 4, 3, 2, 1)]
try:
    items.sort()
except ArithmeticError, error:
    print error, sorted(i.n for i in items)
print max([Stubborn(1), Stubborn(7)]), sorted([Stubborn(2), Stubborn(1)])
sorted([Stubborn(3), Stubborn(1)], key=lambda s: s)
