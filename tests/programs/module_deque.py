"""collections.deque."""
from collections import deque
import copy

line = deque('abc')
line.append('d')
line.appendleft('z')
print line, len(line), line[0], line[-1], line.pop(), line.popleft(), list(line)
line.extend([1, 2])
line.extendleft([3, 4])
print line
line.rotate()
print line
line.rotate(-2)
print line
line.rotate(100)
print line
line.reverse()
print line
print 1 in line, 99 in line, line.count('a'), bool(line), bool(deque())
line.remove('b')
line[0] = 'first'
del line[-1]
print line, [item for item in line], list(reversed(line)), sorted(deque([3, 1, 2]))
line += [7, 8]
print line
last = deque(maxlen=3)
for number in range(6):
    last.append(number)
    print last,
print
last.appendleft(9)
print last, last.maxlen, deque([1]).maxlen, deque(xrange(10), 4), deque([1, 2], maxlen=0)
print deque([1, 2]) == deque([1, 2]), deque([1, 2]) != deque([1, 3]), deque([1, 2]) < deque([1, 3]), deque([1]) == [1]
print cmp(deque([1]), deque([2])), deque([1, 2]) >= deque([1]), max(deque([4, 9, 2])), sum(deque([1, 2]))
twin = copy.copy(line)
print twin == line, twin is line, copy.deepcopy(deque([[1], [2]], 5)), line.__copy__() == line
nested = deque([1])
nested.append(nested)
print nested
print type(line), type(iter(line)), type(reversed(line)), repr(deque), deque.__name__, deque.__module__
line.clear()
print line


def attempt(function, *arguments):
    try:
        print function(*arguments)
    except Exception as error:
        print type(error).__name__, error


def change(queue):
    for item in queue:
        queue.append(item)


attempt(deque().pop)
attempt(deque().popleft)
attempt(deque([1]).__getitem__, 5)
attempt(lambda: deque([1])[3])
attempt(lambda: deque([1])['x'])
attempt(lambda: deque([1])[0:1])
attempt(deque([1]).remove, 2)
attempt(deque, 5)
attempt(deque, [], -1)
attempt(deque, [], 'x')
attempt(deque, 1, 2, 3)
attempt(hash, deque())
attempt(change, deque([1, 2]))
attempt(lambda: deque([1]) + deque([2]))
attempt(deque([1]).rotate, 'x')
attempt(deque([1]).append)
attempt(lambda: deque([1]).insert(0, 1))


class Stack(deque):
    def push(self, item):
        self.append(item)

    def __repr__(self):
        return 'Stack(%s)' % list(self)


stack = Stack([1, 2])
stack.push(3)
print stack, stack.pop(), len(stack), isinstance(stack, deque), stack.maxlen


class Item(object):
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        print 'compare', self.value, other.value
        return self.value == other.value

    def __repr__(self):
        return '<%s>' % self.value


items = deque([Item(1), Item(2), Item(3)])
print items, Item(2) in items, items.count(Item(3))
items.remove(Item(2))
print items, items == deque([Item(1), Item(3)])

graph = {'a': ['b', 'c'], 'b': ['d'], 'c': ['d', 'e'], 'd': [], 'e': ['a']}
queue, seen = deque(['a']), ['a']
while queue:
    node = queue.popleft()
    for neighbour in graph[node]:
        if neighbour not in seen:
            seen.append(neighbour)
            queue.append(neighbour)
print seen
