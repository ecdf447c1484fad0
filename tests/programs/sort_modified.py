# A list that is changed while it is sorted: found whatever its length is in the end.
class C:
    def __lt__(self, other):
        if L and R.random() < 0.75:
            L.pop()
        else:
            L.append(3)
        return R.random() < 0.5
import random
R = random.Random(3)
L = [C() for i in range(50)]
try:
    L.sort()
    print 'fine'
except ValueError, e:
    print e
L = [1, 2]
def mutating_cmp(x, y):
    L.append(3)
    L.pop()
    return cmp(x, y)
try:
    L.sort(mutating_cmp)
    print 'fine'
except ValueError, e:
    print e
data = range(10)
def k(x):
    del data[:]
    data[:] = range(20)
    return x
try:
    data.sort(key=k)
    print 'fine'
except ValueError, e:
    print e
class SortKiller(object):
    def __init__(self, x):
        pass
    def __del__(self):
        del data[:]
        data[:] = range(20)
data = range(10)
try:
    data.sort(key=SortKiller)
    print 'fine'
except ValueError, e:
    print e
# A sort within a sort of the same list: each sees its own changes only.
L = [3, 1, 2]
def nested(x):
    L.sort()
    return x
L.sort(key=nested)
print L
def nested_change(x):
    L.append(x)
    try:
        L.sort(key=lambda y: L.append(y))
    except ValueError, e:
        print 'inner', e, L
    return x
try:
    L.sort(key=nested_change)
except ValueError, e:
    print 'outer', e, L
class Key(object):
    def __init__(self, x):
        self.x = x
    def __lt__(self, other):
        if other.x == 9 and FAIL:
            raise KeyError(self.x)
        return self.x < other.x
    def __del__(self):
        print 'end of', self.x, len(L)
FAIL = False
L = [5, 3, 8, 1]
L.sort(key=Key)
print L
L.sort(key=Key, reverse=True)
print L
FAIL = True
L = [5, 9, 3, 8, 1]
try:
    L.sort(key=Key, reverse=True)
except KeyError, e:
    print 'KeyError', e, L
L = []
L.sort(key=Key)
L = [1]
L.sort(key=lambda x: L.extend([]) or L.pop if L else 1)
print L
print sorted([2, 1], key=Key)
