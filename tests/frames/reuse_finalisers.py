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

class Dies(object):
    def __del__(self): print here(),
def f():
    x = Dies()
    print here(),
f(); print
f(); print
def g(n):
    x = Dies()
    print here(),
    if n: g(n - 1)
g(2); print
g(2); print
