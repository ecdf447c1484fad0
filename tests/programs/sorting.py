# Sorts: stable, by keys, by comparison functions, of all kinds of things, and interrupted ones.
def random_numbers(count):
    state = 12345
    for_each = []
    for i in xrange(count):
        state = (state * 1103515245 + 12345) % 2147483648
        for_each.append((state >> 8) % 1000)
    return for_each

numbers = random_numbers(20)
print sorted(numbers)
print sorted(numbers, reverse=True)
print sorted(numbers, key=lambda n: n % 10)
print sorted(numbers, key=lambda n: n % 10, reverse=True)
print sorted(['b', 'B', 'a', 'A', ''], key=str.lower), sorted('hello'), sorted({'b': 1, 'a': 2})
print sorted([3, 'a', None, (1,), 2.5, [0], 1L, True, {}, 'A', -1]), sorted([(2, 'b'), (1, 'z'), (2, 'a')])

compared = []
def compare(a, b):
    compared.append((a, b))
    return cmp(a, b)
print sorted([3, 1, 2, 5, 4], compare), compared
del compared[:]
print sorted([3, 1, 2], compare, lambda n: -n, True), compared

count = [0]
def counting(a, b):
    count[0] += 1
    return a - b
blocks = [1, 2, 3, 4, 5, 6, 7, 8] + [3, 4, 5, 6, 7, 8, 9, 10]
print sorted(blocks * 5, counting) == sorted(blocks * 5), count

items = [3, 1, 2]
def fails(a, b):
    if a == 2 or b == 2:
        raise ValueError('no twos')
    return cmp(a, b)
try:
    items.sort(fails)
except ValueError, error:
    print error, items
try:
    items.sort(key=lambda n: 1 / (n - 2))
except ZeroDivisionError, error:
    print error, items
for bad in ('x', None, 1.5, 2L):
    try:
        items.sort(lambda a, b: bad)
        print items
    except TypeError, error:
        print error, items
seen = []
items.sort(key=lambda n: seen.append(list(items)) or n)
print seen, items
print items.sort(), items, sorted(items, None, None, 1), sorted((), len), [].sort()
