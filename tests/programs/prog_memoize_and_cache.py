def memoize(f):
    cache = {}
    def wrapped(*args):
        if args not in cache:
            wrapped.misses += 1
            cache[args] = f(*args)
        return cache[args]
    wrapped.misses = 0
    wrapped.cache = cache
    return wrapped
@memoize
def ways(amount, coins):
    if amount == 0: return 1
    if amount < 0 or not coins: return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])
print ways(20, (10, 5, 2, 1)), ways.misses, len(ways.cache)
@memoize
def edit(a, b):
    if not a or not b: return len(a) + len(b)
    return min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))
print edit('kitten', 'sitting'), edit('', 'abc')
class LRU(object):
    def __init__(self, size):
        self.size, self.items, self.order = size, {}, []
    def __getitem__(self, k):
        self.order.remove(k)
        self.order.append(k)
        return self.items[k]
    def __setitem__(self, k, v):
        if k in self.items: self.order.remove(k)
        elif len(self.items) == self.size: del self.items[self.order.pop(0)]
        self.items[k] = v
        self.order.append(k)
    def __contains__(self, k): return k in self.items
c = LRU(2)
c['a'] = 1; c['b'] = 2; c['a']; c['c'] = 3
print 'a' in c, 'b' in c, 'c' in c, c.order
class lazy(object):
    def __init__(self, f): self.f = f
    def __get__(self, o, cls):
        if o is None: return self
        print 'computing', self.f.__name__
        value = o.__dict__[self.f.__name__] = self.f(o)
        return value
class Data(object):
    @lazy
    def total(self): return sum(range(10))
d = Data()
print d.total, d.total, d.__dict__
