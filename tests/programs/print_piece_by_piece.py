class K(object):
    def __repr__(self): print '(repr)',; return 'K'
k=K()
print [k], (k,), {1:k}, set([k]), [[k],k]
import sys, collections
print collections.deque([k])
print >>sys.stderr, [k, [k]]
class L(list): pass
print L([k])
class T(tuple): pass
print T([k]), frozenset([k])
class D(dict): pass
print D({1:k}), {k:2}
class S(set): pass
print S([k])
print slice(k), [k].__repr__()
class K2(object):
    def __repr__(self): print 'in',; raise ValueError
for c in [[K2()], (1,K2()), {1:K2()}, set([K2()]), [1,2,K2()], {K2():1}]:
    try: print c
    except ValueError: print 'v'
class Out:
    def write(self, s): sys.stdout.write('<%s>' % s)
print >>Out(), [k]
