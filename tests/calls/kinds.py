"""What each kind of call adds to the counters of a CPython that was built with CALL_PROFILE.

sys.callstats() gives None in a stock build; scripts/call_kinds.py asks one that was built for it.
"""
import operator
import sys

NAMES = ('ALL', 'FUNCTION', 'FAST_FUNCTION', 'FASTER_FUNCTION', 'METHOD', 'BOUND_METHOD', 'CFUNCTION', 'TYPE',
         'GENERATOR', 'OTHER', 'POP')

def f0(): pass
def f1(a): return a
def f2(x, y): return x
def default(x, y=2): return x
def all_default(x=1, y=2): return x
def star(*args): return args
def names(**kwargs): return kwargs
def everything(x, y=2, *args, **kwargs): return x
def nested(x):
    def inner(): return x
    return inner
def plain_inner():
    def inner(): return 1
    return inner
def local(): return plain
def gen(): yield 1
def gen1(x): yield x
def outer_generator(x):
    return list(x for _ in (1, 2))
def fails(): raise KeyError(1)
def calls(): return f0()
def twice(): return f0(), f0()
def recursive(n): return recursive(n - 1) if n else 0
def unpack((a, b), c): return a
def catches():
    try:
        fails()
    except KeyError:
        pass

divided = {}
exec 'from __future__ import division\ndef quotient(x): return x / 2' in divided
quotient = divided['quotient']
closed = nested(1)
plain = plain_inner()

class New(object):
    def m(self): return 1
    def m2(self, x): return x
    def with_default(self, x=1): return x
    def stars(self, *args): return args
    def generator(self): yield 1
    def __call__(self, *args): return args
    def __len__(self): return 3
    def __getitem__(self, key): return key
    def __add__(self, other): return f0()
    def __iter__(self): return iter([1])
    def __enter__(self): return self
    def __exit__(self, *exc): pass
    def __del__(self): pass
    def __getattr__(self, name): return 7
    @staticmethod
    def s(): return 1
    @classmethod
    def c(cls): return 1
    @property
    def p(self): return f0()

class Init(object):
    def __init__(self, x=1, y=2): self.x = x

class Made(object):
    def __new__(cls): return object.__new__(cls)

class Old:
    def m(self): return 1
    def __call__(self): return 1

class OldInit:
    def __init__(self, x): self.x = x

class Meta(type):
    def __call__(cls): return 5

class WithMeta(object):
    __metaclass__ = Meta

class Plain(object): pass

n, o, it, g = New(), Old(), iter([1] * 50), gen()
running = gen1(1)
bound, unbound, old_bound = n.m, New.m, o.m
method_type = type(bound)
double = method_type(bound, 1)
of_builtin = method_type(len, [1])
of_callable = method_type(n, 1)
of_class = method_type(int, '3')
l, d, s = [3, 1, 2], {'y': 2}, 'text'
itemgetter = operator.itemgetter(0)
empty, pair, triple = (), (1, 2), (1, 2, 3)
append = l.append

KINDS = '''
f0()
f1(1)
f2(1, 2)
f2(1, y=2)
f2(x=1, y=2)
default(1)
default(1, 2)
default(1, y=3)
all_default()
star()
star(1, 2)
names()
names(a=1, b=2)
everything(1, 2, 3, z=4)
nested(1)
closed()
plain_inner()
plain()
quotient(4)
unpack((1, 2), 3)
(lambda: 1)()
(lambda x, y=1: x)(1)
calls()
twice()
recursive(3)
f0(1)
f2(1)
f2(1, z=2)
fails()
catches()
gen()
gen1(1)
n.generator()
(x for x in l)
list(x for x in l)
[x for x in l]
{x for x in l}
{x: x for x in l}
outer_generator(1)
list(gen())
for x in gen(): pass
g.next()
next(gen())
running.send(None)
running.throw(KeyError)
running.close()
n.m()
n.m2(1)
n.m2(x=1)
n.with_default()
n.with_default(2)
n.stars(1, 2)
bound()
unbound(n)
New.m(n)
New.m()
n.s()
New.s()
n.c()
New.c()
n.p
n.missing
n()
n(1, 2)
n(*pair)
double()
of_builtin()
of_callable()
of_class()
o.m()
old_bound()
Old.m(o)
o()
Old()
OldInit(1)
OldInit(x=1)
OldInit()
New()
Init()
Init(1)
Init(1, y=2)
Made()
WithMeta()
Plain()
Plain(1)
object()
int('3')
int()
int('3', base=4)
str(5)
str(n)
list()
dict(a=1)
type(5)
type('T', (), {})
len(l)
len(n)
len()
len(l, l)
max(1, 2)
max(*pair)
sorted(l)
sorted(l, reverse=True)
sorted(l, key=f1)
map(f1, l)
map(gen1, l)
filter(None, l)
reduce(f2, l)
globals()
globals(1)
locals()
iter(l)
l.append(4)
append(5)
l.append()
l.append(1, 2)
l.pop()
l.sort(key=f1)
s.upper()
s.upper(1)
s.replace('t', 'T')
str.upper(s)
str.upper()
dict.get(d, 'y')
d.get('y')
d.keys()
it.next()
[].__len__()
n.__len__()
(5).__add__(3)
itemgetter(l)
isinstance(n, New)
callable(f0)
getattr(n, 'm')
getattr(n, 'm')()
hasattr(n, 'zzz')
apply(f0)
apply(f2, pair)
eval('f0()')
id(5)
5()
None()
f2(*pair)
f2(1, *(2,))
f2(**{'x': 1, 'y': 2})
f2(1, **d)
f2(*pair, **{})
f2(1, y=2, *empty)
star(*triple)
names(**d)
everything(1, *pair, **d)
f2(*triple)
f2(*5)
f2(**5)
default(*(1,))
gen(*empty)
closed(*empty)
bound(*empty)
n.m2(*(1,))
New.m2(n, *(1,))
double(*empty)
of_builtin(*empty)
New(*empty)
Init(*pair)
Old(*empty)
o(*empty)
len(*(l,))
sorted(l, **{'reverse': True})
int(*('3',))
l.append(*(1,))
(lambda *a: a)(*pair)
n + n
n[1]
for x in n: pass
with n: pass
del_me = New(); del del_me
class C: pass
class C(object): pass
class C(object):
    def m(self): pass
C = type('C', (object,), {'m': f1})
class C(object): __metaclass__ = Meta
class C(object): x = f0()
import operator
from operator import add
print 1,
`l`
assert True
raise New
raise KeyError, 1
'''

def kinds():
    """The statements: a line that is indented belongs to the one before."""
    found = []
    for line in KINDS.strip('\n').split('\n'):
        if line.startswith(' '):
            found[-1] += '\n' + line
        else:
            found.append(line)
    return found

def difference(before, after, zero):
    return [b - a - z for a, b, z in zip(before, after, zero)]

def counted(code):
    before = sys.callstats()
    try:
        exec code in globals()
    except Exception:
        pass
    return before, sys.callstats()

def main():
    results = []
    zero = [0] * len(NAMES)
    zero = difference(*counted(compile('pass', 'kind', 'exec')) + (zero,))
    for kind in kinds():
        code = compile(kind, 'kind', 'exec')
        results.append((kind, difference(*counted(code) + (zero,))))
    print
    for kind, result in results:
        added = ' '.join('%s=%d' % pair for pair in zip(NAMES, result) if pair[1])
        print '%-40s %s' % (kind.replace('\n', ' '), added or '-')

main()
