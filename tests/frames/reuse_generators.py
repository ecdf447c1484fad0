import sys

seen = []

def here(depth=1):
    """A letter for the frame that asks, by its first appearance."""
    address = id(sys._getframe(depth))
    if address not in seen:
        seen.append(address)
    return chr(ord('A') + seen.index(address))

here(0)
del seen[:]

def gen(n):
    for i in range(n):
        print here(),
        yield i
one = gen(3)
two = gen(3)
for x in one: pass
print
for x in two: pass
print
del one, two
for x in gen(2): pass
for x in gen(2): pass
print
first, second, third = gen(1), gen(1), gen(1)
list(third), list(first), list(second)
del first, third, second
a, b, c = gen(1), gen(1), gen(1)
print
list(a), list(b), list(c)
print
