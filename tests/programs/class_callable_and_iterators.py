class Adder(object):
    def __init__(self, n): self.n = n
    def __call__(self, x, *more, **keys): return self.n + x, more, keys
a = Adder(5)
print a(1), a(1, 2, k=3), callable(a), callable(5), map(Adder(1), [1, 2])
class Old:
    def __call__(self): return 'old call'
print Old()(), callable(Old()), callable(Old)
class Countdown(object):
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def next(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print list(Countdown(3)), sum(Countdown(4)), [x for x in Countdown(2)]
for i in Countdown(2): print i,
else: print 'done'
class BadIter(object):
    def __iter__(self): return 5
try:
    list(BadIter())
except TypeError, error:
    print error
class Raises(object):
    def __iter__(self): return self
    def next(self): raise ValueError('next')
try:
    for x in Raises(): pass
except ValueError, error:
    print error
class OldIter:
    def __iter__(self): return iter('xy')
print list(OldIter()), dict(zip(OldIter(), Countdown(2)))
try:
    a(1)(2)
except TypeError, error:
    print error
instance = Adder(1)
instance.__call__ = lambda x: 'instance attribute'
print instance(1)
