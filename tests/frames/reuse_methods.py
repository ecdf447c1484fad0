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

class A(object):
    def __init__(self): print here(),
    def m(self):
        print here(),
        return self
    def __call__(self): print here(),
    def __len__(self):
        print here(),
        return 2
    def __add__(self, other):
        print here(),
        return self.m()
    @property
    def p(self):
        print here(),
        return 5
    @staticmethod
    def s(): print here(),
    @classmethod
    def c(cls): return cls()
a = A(); a.m(); a(); print
len(a), a + a, a.p, a.s(), a.c()
print
A().m().m(); print
a + a + a; print
