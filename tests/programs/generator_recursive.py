class Node(object):
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left:
            for value in self.left:
                yield value
        yield self.value
        if self.right:
            for value in self.right:
                yield value

tree = Node(4, Node(2, Node(1), Node(3)), Node(6, Node(5)))
print list(tree)
print [value for value in tree if value % 2]

def permutations(items):
    if len(items) < 2:
        yield items
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            if len(items) > 1:
                yield [item] + rest

print [''.join(p) for p in permutations(list('abc'))]

def primes():
    numbers = count_from(2)
    while True:
        prime = numbers.next()
        yield prime
        numbers = sieve(numbers, prime)

def count_from(n):
    while True:
        yield n
        n += 1

def sieve(numbers, prime):
    for n in numbers:
        if n % prime:
            yield n

p = primes()
print [p.next() for i in range(12)]
