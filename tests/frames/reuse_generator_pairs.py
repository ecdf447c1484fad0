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

def numbers(n):
    print here(),
    while n:
        yield n
        n -= 1
def plain(x):
    print here(),
    return x
for a in numbers(2):
    for b in numbers(2):
        plain(a + b)
print
print [plain(x) for x in numbers(2)]
for x, y in zip(numbers(2), numbers(2)):
    plain(x)
print
