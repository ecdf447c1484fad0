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

def even(n):
    print here(),
    return odd(n - 1) if n else True
def odd(n):
    print here(),
    return even(n - 1) if n else False
for n in (4, 4, 5, 1, 7):
    print even(n)
