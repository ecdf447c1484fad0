import sys
depth = 0
def endless(n):
    global depth
    depth = n
    return endless(n + 1)
try:
    endless(1)
except RuntimeError, error:
    print error, depth
class Loop(object):
    def __getattr__(self, name): return getattr(self, name + 'x')
    def __repr__(self): return '<' + repr(self) + '>'
    def __eq__(self, other): return self == other
    def __len__(self): return len(self)
    def __add__(self, other): return self + other
    def __call__(self): return self()
    def __hash__(self): return hash(self)
    def __iter__(self): return iter(self)
    def __str__(self): return str(self)
    def __cmp__(self, other): return cmp(self, other)
    def __getitem__(self, i): return self[i]
    def __contains__(self, x): return x in self
    def __nonzero__(self): return bool(self)
    def __int__(self): return int(self)
l = Loop()
for name, test in (('getattr', lambda: l.a), ('repr', lambda: repr(l)), ('eq', lambda: l == l), ('len', lambda: len(l)), ('add', lambda: l + 1), ('call', lambda: l()), ('hash', lambda: hash(l)), ('iter', lambda: iter(l)), ('str', lambda: str(l)), ('getitem', lambda: l[0]), ('contains', lambda: 1 in l), ('bool', lambda: bool(l)), ('int', lambda: int(l))):
    try:
        test()
    except RuntimeError, error:
        print name, str(error)[:32]
print sys.getrecursionlimit()
sys.setrecursionlimit(50)
try:
    endless(1)
except RuntimeError, error:
    print error, depth < 50
def mutual_a(n): return mutual_b(n) + 1
def mutual_b(n): return mutual_a(n) + 1
for wrong in (0, -5, 'x', 1.5):
    try:
        sys.setrecursionlimit(wrong)
    except (ValueError, TypeError), error:
        print type(error).__name__, error
sys.setrecursionlimit(1000)
l = []
for _ in range(400): l = [l]
print len(repr(l)), l == l
nested = lambda n: n and nested(n - 1)
print nested(300)
def generator(n):
    yield n
    for x in generator(n + 1): yield x
try:
    for x in generator(0): pass
except RuntimeError, error:
    print error, x > 100
mutual_a(0)
