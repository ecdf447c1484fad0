def attempt(action):
    try:
        return action()
    except Exception, e:
        print type(e).__name__ + ':', e
        return 'failed'



NAMES = ['add', 'sub', 'mul', 'div', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor', 'divmod']

def loud(name):
    def method(self, *args):
        print name, self, args
        return (name, self.tag)
    return method

class Loud(object):
    def __init__(self, tag):
        self.tag = tag
    def __repr__(self):
        return '<%s>' % self.tag

for name in NAMES:
    setattr(Loud, '__%s__' % name, loud(name))
    setattr(Loud, '__r%s__' % name, loud('r' + name))
    if name != 'divmod':
        setattr(Loud, '__i%s__' % name, loud('i' + name))
for name in ['neg', 'pos', 'invert', 'abs']:
    setattr(Loud, '__%s__' % name, loud(name))

a = Loud('a')
b = Loud('b')
print a + 1, 1 + a, a + b
print a - 1, 1 - a, a * 2, 2 * a, 'x' * a, [1] * a, a * [1]
print a / 2, 2 / a, a // 2, 2 // a, a % 2, 2 % a, '%s' % a, 5.0 / a
print a ** 2, 2 ** a, pow(a, 2), pow(a, 2, 3)
print a << 1, 1 << a, a >> 1, 1 >> a, a & 1, 1 & a, a | 1, 1 | a, a ^ 1, 1 ^ a
print divmod(a, 2), divmod(2, a), -a, +a, ~a, abs(a)
c = a
c += 1
print c
c = a; c -= 1; print c
c = a; c *= 1; print c
c = a; c /= 1; print c
c = a; c //= 1; print c
c = a; c %= 1; print c
c = a; c **= 2; print c
c = a; c <<= 1; print c
c = a; c >>= 1; print c
c = a; c &= 1; print c
c = a; c |= 1; print c
c = a; c ^= 1; print c
print [1, 2] + a, (1,) + a, 'abc' + a, {}.__class__

class Sub(Loud):
    def __radd__(self, other):
        return 'Sub.__radd__', other

print a + Sub('s'), Sub('s') + a

class Same(Loud):
    pass

print a + Same('t')

class Refuses(object):
    def __add__(self, other):
        print 'asked'
        return NotImplemented
    def __radd__(self, other):
        print 'asked from the right'
        return NotImplemented
    __sub__ = __add__
    def __iadd__(self, other):
        print 'asked in place'
        return NotImplemented

r = Refuses()
attempt(lambda: r + 1)
attempt(lambda: 1 + r)
attempt(lambda: r + r)
attempt(lambda: r - 1)

attempt(lambda: [] + r)
attempt(lambda: 'a' + r)

class Nothing(object):
    pass

n = Nothing()
attempt(lambda: n + 1)
attempt(lambda: 1 + n)
attempt(lambda: n * 3)
attempt(lambda: -n)
attempt(lambda: ~n)
attempt(lambda: abs(n))
attempt(lambda: n ** 2)
attempt(lambda: divmod(n, 2))
attempt(lambda: n[0])
attempt(lambda: len(n))
attempt(lambda: n())
attempt(lambda: iter(n))
attempt(lambda: 1 in n)
attempt(lambda: n.__add__)
def inplace():
    m = n
    m += 1
attempt(inplace)
def setit():
    n[0] = 1
attempt(setit)
def delit():
    del n[0]
attempt(delit)
attempt(lambda: int(n))
attempt(lambda: float(n))
attempt(lambda: range(n))
attempt(lambda: [1, 2][n])
attempt(lambda: hex(n))

class Index(object):
    def __init__(self, value):
        self.value = value
    def __index__(self):
        return self.value

i = Index(1)
print [10, 20, 30][i], 'abc'[i], [1, 2, 3][i:], (1, 2, 3)[:i], 'ab' * Index(3), range(10)[Index(2):Index(8):Index(2)]
attempt(lambda: [1][Index('a')])
attempt(lambda: [1][Index(1.5)])
print bin(Index(5))

class Number(object):
    def __int__(self):
        return 42
    def __long__(self):
        return 43L
    def __float__(self):
        return 1.5
    def __oct__(self):
        return '052'
    def __hex__(self):
        return '0x2a'
    def __nonzero__(self):
        return False
    def __trunc__(self):
        return 44
    def __coerce__(self, other):
        return None

x = Number()
print int(x), long(x), float(x), oct(x), hex(x), bool(x), not x, 'yes' if x else 'no', chr(x), '%d' % x

class Wrong(object):
    def __int__(self): return 'a'
    def __float__(self): return 1
    def __nonzero__(self): return 'a'
    def __len__(self): return -1
    def __hex__(self): return 1
    def __repr__(self): return 1
    def __str__(self): return 2
    def __hash__(self): return 'h'
    def __iter__(self): return 3
    def __contains__(self, x): return 'true'
    def __call__(self, *args, **kw): return args, sorted(kw.items())

w = Wrong()
for action in [lambda: int(w), lambda: float(w), lambda: bool(w), lambda: len(w), lambda: hex(w), lambda: repr(w),
               lambda: str(w), lambda: hash(w), lambda: iter(w), lambda: {w: 1}]:
    attempt(action)
print 1 in w, w(1, 2, a=3), w(*[1], **{'b': 2}), callable(w), callable(n)
