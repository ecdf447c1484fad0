# sys.getrefcount of what lies on the stack, in containers, in functions, instances and frames. (No trace: the tracer holds references, too.)
import sys
count = sys.getrefcount
class Thing(object): pass
class Old: pass
x = Thing()
print count(x)
y = x
print count(x)
items = [x, x]
print count(x), count(items)
pair = (x,)
table = {'k': x}
print count(x), count(pair), count(table)
del y, items
print count(x)
del pair, table['k']
print count(x)
def function(argument):
    return count(argument)
print function(x), count(function), count(function.func_code), count(function.func_globals) > 5
def default(argument=x): return count(argument)
print default(), count(x)
del default
print count(x)
def outer(value):
    def inner(): return count(value)
    return inner
closure = outer(x)
print closure(), count(x), count(closure.func_closure), count(closure.func_closure[0])
del closure
print count(x)
x.self = x
print count(x)
del x.self
print count(x)
print count(Thing), count(Old)
a, b = Thing(), Thing()
print count(Thing), count(a.__dict__)
o = Old()
print count(Old), count(o)
del a, b, o
print count(Thing), count(Old)
method = x.__init__
bound = Thing.__init__
print count(x)
del method
print count(x)
def generator(value):
    yield count(value)
    held = value
    yield count(value)
g = generator(x)
print count(x), g.next(), g.next(), count(x), count(g), count(g.gi_frame)
del g
print count(x)
frame = sys._getframe()
print count(frame) - count(frame), frame.f_locals is globals()
def framed():
    f = sys._getframe()
    return count(f)
print framed()
try:
    raise ValueError(x)
except ValueError, error:
    print count(x), count(error), count(error.args)
print count(sys.exc_info()[2]) > 0
sys.exc_clear()
del error
print count(x)
s = set([x]); f = frozenset([x]); d = {x: x}
print count(x), count(s), count(f), count(d)
del s, f, d
it = iter([x])
print count(x)
it.next()
print count(x)
list(it)
print count(x)
sl = slice(x, x)
print count(x), count(sl)
del sl
m = map(None, [x, x])
print count(x), count(m)
sorted_items = sorted([x, x, x], key=id)
print count(x)
del m, sorted_items
class Sub(Thing):
    def __init__(self, held): self.held = held
subs = [Sub(x) for _ in range(3)]
print count(x), count(Sub), count(subs[0]), count(subs)
subs[0], subs[1] = subs[1], subs[0]
subs.pop()
print count(x), count(Sub)
del subs[:]
print count(x), count(Sub)
big = 10 ** 20
also = big
print count(big), count([]), count({}), count(Thing())
print [count(x) for _ in range(2)], {count(x) for _ in range(2)}, map(count, [x]), count(*[x]), (lambda v: count(v))(x)
try:
    count()
except TypeError, error:
    print error
