# A cache that forgets what was used least recently: a dict and a doubly linked list.
class Node(object):
    __slots__ = ('key', 'value', 'previous', 'next')
    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.previous = self.next = self

class LRU(object):
    def __init__(self, size):
        self.size, self.nodes, self.head = size, {}, Node()
        self.hits = self.misses = 0
    def _unlink(self, node):
        node.previous.next, node.next.previous = node.next, node.previous
    def _first(self, node):
        node.previous, node.next = self.head, self.head.next
        self.head.next.previous = node
        self.head.next = node
    def __getitem__(self, key):
        try:
            node = self.nodes[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(node)
        self._first(node)
        return node.value
    def __setitem__(self, key, value):
        if key in self.nodes:
            self._unlink(self.nodes[key])
        elif len(self.nodes) == self.size:
            oldest = self.head.previous
            self._unlink(oldest)
            del self.nodes[oldest.key]
        node = self.nodes[key] = Node(key, value)
        self._first(node)
    def __iter__(self):
        node = self.head.next
        while node is not self.head:
            yield node.key, node.value
            node = node.next
    def __len__(self): return len(self.nodes)
    def __contains__(self, key): return key in self.nodes
    def __repr__(self): return 'LRU(%s)' % ', '.join('%r: %r' % pair for pair in self)

cache = LRU(3)
for n in range(5):
    cache[n] = n * n
    print cache, len(cache)
print 2 in cache, 0 in cache, cache[2], cache
try:
    cache[0]
except KeyError, error:
    print 'missed', error
cache['new'] = 'x'
print cache, cache.hits, cache.misses

def cached(size):
    def decorate(function):
        cache = LRU(size)
        def wrapper(*args):
            try:
                return cache[args]
            except KeyError:
                value = cache[args] = function(*args)
                return value
        wrapper.cache = cache
        wrapper.__name__ = function.__name__
        return wrapper
    return decorate

@cached(8)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print fib(30), fib.cache.hits, fib.cache.misses, len(fib.cache), fib.__name__
print [key for key, value in fib.cache]
try:
    node = Node()
    node.extra = 1
except AttributeError, error:
    print error
