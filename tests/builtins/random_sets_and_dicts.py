# Random operations on sets and dicts of random keys: contents, order and hashes.
seed = [12345]
def rnd(n):
    seed[0] = (seed[0] * 1103515245 + 12345) % 2147483648
    return (seed[0] >> 8) % n
def item():
    k = rnd(7)
    if k == 0: return rnd(20)
    if k == 1: return 'abcdefghijklmnop'[rnd(16)]
    if k == 2: return rnd(1000000) * 7919
    if k == 3: return (rnd(3), 'xy'[rnd(2)])
    if k == 4: return rnd(10) + 0.5
    if k == 5: return u'uvw'[rnd(3)] * rnd(3)
    return frozenset([rnd(3), rnd(5)])
def items(n): return [item() for _ in range(rnd(n))]
s = set()
d = {}
for step in range(1500):
    op = rnd(22)
    o = items(30)
    other = [o, set(o), frozenset(o), dict.fromkeys(o), tuple(o)][rnd(5)]
    if op < 4: s.add(item())
    elif op < 6: s.update(other)
    elif op == 6: s.discard(item())
    elif op == 7 and s: s.pop()
    elif op == 8: s.difference_update(other)
    elif op == 9: s = s.union(other)
    elif op == 10: s.symmetric_difference_update(other)
    elif op == 11: s = s.symmetric_difference(other)
    elif op == 12 and rnd(3) == 0: s.intersection_update(other)
    elif op == 13: s = s - set(o)
    elif op == 14: s |= set(o)
    elif op == 15: s = set(s)
    elif op == 16 and rnd(4) == 0: s = set(list(s)[:10])
    elif op == 17: print s.isdisjoint(other), s.issubset(other), s.issuperset(other), len(s.intersection(other))
    elif op == 18:
        for x in o: d[x] = step
    elif op == 19:
        for x in o: d.pop(x, None)
    elif op == 20: d.update(dict.fromkeys(s, 1)); print len(d)
    elif op == 21 and rnd(5) == 0: s.clear(); d.clear()
    if step % 3 == 0:
        print step, s, hash(frozenset(s)), d.keys()[:20]
        print sorted(d.viewkeys() & s)[:3], len(d.viewkeys() ^ s), list(d.viewkeys() - s)[:5]
