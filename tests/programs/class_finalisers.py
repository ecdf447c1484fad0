class D(object):
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print 'del', self.name

def f():
    d = D('local')
    print 'in f'
f()
print 'after f'
x = D('x')
x = D('y')
print 'rebound'
del x
print 'deleted'
D('temp')
print 'temp gone'
l = [D('a'), D('b'), D('c')]
l.pop(1)
print 'popped'
del l[0]
print len(l)
l = None
print 'list gone'
d = {'k': D('value')}
d['k'] = 1
print 'replaced'
def g():
    inner = D('inner')
    return D('returned')
g()
print 'g done'
def h(arg):
    print 'h', arg.name
h(D('argument'))
print 'h done'
class Holder(object):
    def __init__(self, child): self.child = child
    def __del__(self):
        print 'holder del', self.child.name
ho = Holder(D('child'))
ho = None
print 'holder gone'
saved = []
class Phoenix(object):
    def __del__(self):
        print 'phoenix'
        saved.append(self)
p = Phoenix()
p = None
print len(saved)
saved.pop()
print len(saved)
Phoenix.__del__ = lambda self: None
saved = []
class Old:
    def __init__(self, n): self.n = n
    def __del__(self): print 'old del', self.n
o = Old(1)
o = Old(2)
o = None
try:
    e = D('in exception')
    raise ValueError(e)
except ValueError, err:
    pass
del e
print 'still'
del err
import sys
sys.exc_clear()
print 'cleared'
for i in range(2):
    t = D('loop %d' % i)
del t
print [D('comp') and i for i in range(2)]
class E(object):
    def __add__(self, other):
        return D('sum')
s = E() + 1
s = None
def gen():
    d = D('in generator')
    yield 1
    yield 2
it = gen()
it.next()
it = None
print 'generator gone'
def chain(n):
    class Node(object):
        def __init__(self, next, n): self.next, self.n = next, n
        def __del__(self): print self.n,
    node = None
    for i in range(n):
        node = Node(node, i)
    return node
c = chain(5)
c = None
print
