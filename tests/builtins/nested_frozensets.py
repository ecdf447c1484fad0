# Frozensets within frozensets.
f = g = frozenset()
for i in range(400):
    f = frozenset([f]); g = frozenset([g])
print f == g, hash(f) == hash(g), len(set([f, g])), f in set([g])
