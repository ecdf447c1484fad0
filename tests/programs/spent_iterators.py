import collections
class O(object):
    def __init__(self,x): self.x=x
    def __repr__(self): return 'O'
for x in [O(1), 1, len, O, 'a', None, [].append, lambda: 1]:
    c = classmethod(x)
    class A(object): m = c
    try: print A.m
    except Exception, e: print type(e).__name__, e
class P(object):
    __name__ = 'pname'
class A(object): m = classmethod(P())
print A.m
class P2(object):
    __name__ = 5
class A(object): m = classmethod(P2())
print A.m
class P3(object):
    def __getattr__(self, n): print n,; raise ValueError(n)
class A(object): m = classmethod(P3())
try: print A.m
except ValueError, e: print e
class P4(object):
    def __getattr__(self, n): print n,; return 'gn'
class A(object): m = classmethod(P4())
print A.m
r = reversed((1,2,3)); print type(r), list(r), type(r), list(r), r.__length_hint__()
r = reversed([1,2]); print type(r), list(r), type(r), list(r), r.__length_hint__()
r = reversed('ab'); print type(r), list(r), type(r)
for r in [iter([1]), iter((1,)), iter('a'), iter({1:2}), {1:2}.iteritems(), {1:2}.itervalues(), iter(set([1])), iter(xrange(1)), reversed(xrange(1)), iter(u'a'), enumerate('a'), (i for i in ())]:
    print type(r), list(r), type(r), list(r), type(r), hasattr(r,'__length_hint__') and r.__length_hint__()
def it():
    yield 1; yield 2; raise ValueError('x')
d=collections.deque()
try: d.extend(it())
except ValueError, e: print e
print d
try: d.extendleft(it())
except ValueError, e: print e
print d
try: d += it()
except ValueError, e: print e
print d
try: print collections.deque(it())
except ValueError, e: print e
d=collections.deque([1,2])
d.extend(d); print d
d.extendleft(d); print d
d+=d; print d
try: d.__init__(it())
except ValueError, e: print e
print d
for r in [iter(d), reversed(d)]:
    print type(r), list(r), type(r)
d=collections.deque(maxlen=2)
d.extend(it2 for it2 in range(5)); print d
def mut():
    for i in range(3):
        print d,
        yield i
d.extend(mut())
print d
