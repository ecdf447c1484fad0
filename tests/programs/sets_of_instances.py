# Sets of instances: their hash and equality are Python calls in the middle of instructions.
class P(object):
    def __init__(self, x): self.x = x
    def __hash__(self): return hash(self.x)
    def __eq__(self, o): return self.x == o.x
a = P(1)
s = set()
s.add(a)
print len(s)
print len(set([a])), len(set((a,))), len({a}), len(frozenset([a]))
s.update([P(2)])
print len(s)
