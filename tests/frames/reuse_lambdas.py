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

f = lambda: here()
print f(), f()
table = [lambda: here() for i in range(3)]
print [g() for g in table]
y = lambda n: (here(), y(n - 1)) if n else here()
print y(3)
print y(3)
