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

class Context(object):
    def __enter__(self):
        print here(),
        return self
    def __exit__(self, *exc):
        print here(),
        return True
def f():
    print here(),
    with Context():
        print here(),
        raise KeyError
    with Context():
        with Context():
            g()
def g():
    print here(),
f(); print
f(); print
