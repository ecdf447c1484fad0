class Key(object):
    def __init__(self, k): self.k = k
    def __hash__(self): print 'hash', self.k,; return self.k % 2
    def __eq__(self, o): print 'eq', self.k, getattr(o, 'k', o),; return isinstance(o, Key) and self.k == o.k

d = {}
d[Key(1)] = 'one'
d[Key(3)] = 'three'
d[Key(1)] = 'again'
print len(d), d[Key(3)], Key(5) in d, d.get(Key(7)), d.pop(Key(1)), len(d)
print len(set([Key(1), Key(3), Key(1), Key(2)]))
class EqOnly(object):
    def __eq__(self, o): return True
print EqOnly() in [1]
class CmpOnly:
    def __cmp__(self, o): return 0
try:
    hash(CmpOnly())
except TypeError, error:
    print error
class OldEq:
    def __eq__(self, o): return True
try:
    hash(OldEq())
except TypeError, error:
    print error
class NoHash(object):
    __hash__ = None
try:
    {NoHash(): 1}
except TypeError, error:
    print error
class BadHash(object):
    def __hash__(self): return 'x'
try:
    hash(BadHash())
except TypeError, error:
    print error
class BigHash(object):
    def __hash__(self): return 2 ** 70
print hash(BigHash()) == hash(2 ** 70)
class Raises(object):
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError('in eq')
e = {Raises(): 1}
try:
    e[Raises()]
except ValueError, error:
    print error
