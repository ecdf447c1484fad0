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

def make(x):
    print here(),
    def inner():
        print here(),
        return x
    return inner
a = make(1); b = make(2); print
a(); b(); a(); print
make(3)(); print
def counter():
    count = [0]
    def step():
        count[0] += 1
        print here(),
        if count[0] < 4:
            step()
    return step
counter()(); print
counter()(); print
