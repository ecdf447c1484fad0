# Sorting algorithms compared: steps counted by a class whose comparisons are watched.
class Watched(object):
    count = 0
    def __init__(self, value): self.value = value
    def __lt__(self, other):
        Watched.count += 1
        return self.value < other.value
    def __repr__(self): return str(self.value)
def watch(values): return [Watched(v) for v in values]
def bubble(items):
    for end in range(len(items) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if items[i + 1] < items[i]:
                items[i], items[i + 1] = items[i + 1], items[i]
                swapped = True
        if not swapped: break
    return items
def insertion(items):
    for i in range(1, len(items)):
        item, j = items[i], i
        while j > 0 and item < items[j - 1]:
            items[j] = items[j - 1]
            j -= 1
        items[j] = item
    return items
def selection(items):
    for i in range(len(items)):
        least = i
        for j in range(i + 1, len(items)):
            if items[j] < items[least]: least = j
        items[i], items[least] = items[least], items[i]
    return items
def quick(items):
    if len(items) < 2: return items
    pivot, rest = items[0], items[1:]
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if not x < pivot])
def merge(items):
    if len(items) < 2: return items
    middle = len(items) // 2
    left, right, result = merge(items[:middle]), merge(items[middle:]), []
    while left and right:
        result.append(right.pop(0) if right[0] < left[0] else left.pop(0))
    return result + left + right
def heap(items):
    def sift(root, end):
        while 2 * root + 1 < end:
            child = 2 * root + 1
            if child + 1 < end and items[child] < items[child + 1]: child += 1
            if not items[root] < items[child]: return
            items[root], items[child] = items[child], items[root]
            root = child
    for start in range(len(items) // 2 - 1, -1, -1): sift(start, len(items))
    for end in range(len(items) - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift(0, end)
    return items
def shell(items):
    gap = len(items) // 2
    while gap:
        for i in range(gap, len(items)):
            while i >= gap and items[i] < items[i - gap]:
                items[i], items[i - gap] = items[i - gap], items[i]
                i -= gap
        gap //= 2
    return items
inputs = [('random', [3, 14, 1, 5, 9, 2, 6, 8, 7]), ('sorted', range(8)), ('reversed', range(8, 0, -1)), ('equal', [4] * 5), ('one', [1]), ('none', [])]
for name, values in inputs:
    for sort in bubble, insertion, selection, quick, merge, heap, shell, sorted:
        Watched.count = 0
        print '%-9s %-10s %3d %s' % (name, sort.__name__, Watched.count if False else len(values), sort(watch(values))), Watched.count
def counting(values):
    counts = {}
    for v in values: counts[v] = counts.get(v, 0) + 1
    return [v for v in range(min(values), max(values) + 1) for _ in range(counts.get(v, 0))]
def radix(values):
    for digit in range(3):
        buckets = [[] for _ in range(10)]
        for v in values: buckets[v // 10 ** digit % 10].append(v)
        values = sum(buckets, [])
    return values
print counting([3, 1, 2, 3, 0, 1]), radix([170, 45, 75, 90, 802, 24, 2, 66])
words = 'the Quick brown fox Jumps over the lazy Dog'.split()
print sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True)
print sorted(words, cmp=lambda a, b: cmp(a[-1], b[-1])), sorted(words, lambda a, b: -cmp(a, b), str.upper)
