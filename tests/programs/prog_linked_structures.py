# Stacks, queues, linked lists, heaps, tries and binary trees, with the protocols that make them feel builtin.
class Stack(object):
    def __init__(self, items=()): self._items = list(items)
    def push(self, item): self._items.append(item); return self
    def pop(self):
        if not self._items: raise IndexError('pop from an empty stack')
        return self._items.pop()
    def __len__(self): return len(self._items)
    def __nonzero__(self): return True
    def __iter__(self): return reversed(self._items)
    def __contains__(self, item): return item in self._items
    def __repr__(self): return '%s(%r)' % (self.__class__.__name__, self._items)
s = Stack().push(1).push(2).push(3)
print s, len(s), s.pop(), list(s), 1 in s, bool(Stack()), s.pop(), s.pop()
try:
    s.pop()
except IndexError, error:
    print error
class Cons(object):
    def __init__(self, head, tail=None): self.head, self.tail = head, tail
    @classmethod
    def of(cls, *items):
        result = None
        for item in reversed(items): result = cls(item, result)
        return result
    def __iter__(self):
        node = self
        while node:
            yield node.head
            node = node.tail
    def __nonzero__(self): return True
    def __len__(self): return sum(1 for _ in self)
    def __getitem__(self, i):
        if isinstance(i, slice): return Cons.of(*list(self)[i])
        for n, item in enumerate(self):
            if n == i: return item
        raise IndexError(i)
    def __eq__(self, other): return list(self) == list(other)
    def __add__(self, other): return Cons.of(*(list(self) + list(other)))
    def __repr__(self): return '(' + ' '.join(map(repr, self)) + ')'
    def reversed(self):
        result = None
        for item in self: result = Cons(item, result)
        return result
l = Cons.of(1, 2, 3)
print l, len(l), l[0], l[-1:] , l[1:], l.reversed(), l + Cons.of(4), l == Cons.of(1, 2, 3), 2 in l, max(l), sum(l), list(l), l.reversed().tail
try:
    l[7]
except IndexError, error:
    print 'IndexError', error
class Tree(object):
    def __init__(self, key, left=None, right=None): self.key, self.left, self.right = key, left, right
    def insert(self, key):
        side = 'left' if key < self.key else 'right'
        child = getattr(self, side)
        if child is None: setattr(self, side, Tree(key))
        else: child.insert(key)
        return self
    def __iter__(self):
        if self.left:
            for key in self.left: yield key
        yield self.key
        if self.right:
            for key in self.right: yield key
    def walk(self, order):
        for part in order:
            if part == 'k': yield self.key
            else:
                child = {'l': self.left, 'r': self.right}[part]
                if child:
                    for key in child.walk(order): yield key
    def depth(self): return 1 + max([0] + [c.depth() for c in (self.left, self.right) if c])
    def draw(self, indent=0):
        lines = self.right.draw(indent + 4) if self.right else []
        lines.append(' ' * indent + str(self.key))
        return lines + (self.left.draw(indent + 4) if self.left else [])
    def __contains__(self, key):
        node = self
        while node and node.key != key: node = node.left if key < node.key else node.right
        return node is not None
tree = reduce(Tree.insert, [3, 8, 1, 4, 7, 10, 14, 13], Tree(6))
print list(tree), tree.depth(), 7 in tree, 5 in tree
for order in 'lkr', 'klr', 'lrk', 'rkl': print order, list(tree.walk(order))
print '\n'.join(tree.draw())
class Trie(dict):
    end = False
    def __missing__(self, letter):
        self[letter] = child = Trie()
        return child
    def add(self, word):
        node = self
        for letter in word: node = node[letter]
        node.end = True
    def words(self, prefix=''):
        if self.end: yield prefix
        for letter in sorted(self):
            for word in self.get(letter).words(prefix + letter): yield word
trie = Trie()
for word in 'car cart care dog do cat'.split(): trie.add(word)
print list(trie.words()), list(trie['c']['a'].words('ca')), len(trie), trie['d'].end, trie['d']['o'].end
class Heap(object):
    def __init__(self): self.a = []
    def push(self, x):
        a = self.a
        a.append(x)
        i = len(a) - 1
        while i and a[i] < a[(i - 1) // 2]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2
    def pop(self):
        a = self.a
        a[0], a[-1] = a[-1], a[0]
        least, i = a.pop(), 0
        while 2 * i + 1 < len(a):
            c = 2 * i + 1
            if c + 1 < len(a) and a[c + 1] < a[c]: c += 1
            if a[i] <= a[c]: break
            a[i], a[c], i = a[c], a[i], c
        return least
h = Heap()
for x in [5, 2, 9, 1, 5, 6]: h.push(x)
print h.a, [h.pop() for _ in range(6)]
