class Noisy(object):
    def __init__(self, name): self.name = name
    def __del__(self): print 'del', self.name

a = Noisy('a')
b = a
del a
print 'one left'
b = None
print 'gone'
Noisy('temporary')
print 'after temporary'
items = [Noisy('x'), Noisy('y')]
items.pop(0)
print 'popped'
items[0] = None
print 'replaced'
def f():
    local = Noisy('local')
    print 'in f'
f()
print 'after f'
d = {'k': Noisy('value')}
d.clear()
print 'cleared'
class Phoenix(object):
    saved = None
    def __del__(self):
        print 'rising'
        Phoenix.saved = self
p = Phoenix()
del p
print Phoenix.saved is not None
Phoenix.saved = None
print 'end'
class Old:
    def __del__(self): print 'old del'
o = Old()
del o
t = (Noisy('in tuple'),)
t = None
print [Noisy(str(i)).name for i in range(2)]
