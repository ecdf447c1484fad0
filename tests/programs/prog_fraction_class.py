# Exact fractions with every operator, comparisons with other numbers, and conversion hooks.
def gcd(a, b):
    while b: a, b = b, a % b
    return a
class Fraction(object):
    __slots__ = 'n', 'd'
    def __new__(cls, n=0, d=1):
        if isinstance(n, str):
            n, _, rest = n.partition('/')
            n, d = int(n), int(rest or 1)
        if d == 0: raise ZeroDivisionError('Fraction(%s, 0)' % n)
        g = gcd(n, d)
        self = object.__new__(cls)
        self.n, self.d = n // g, d // g
        return self
    def __repr__(self): return 'Fraction(%d, %d)' % (self.n, self.d)
    def __str__(self): return '%d' % self.n if self.d == 1 else '%d/%d' % (self.n, self.d)
    def lifted(operation):
        def method(self, other):
            if isinstance(other, (int, long)): other = Fraction(other)
            elif isinstance(other, float): return getattr(float(self), operation.__name__)(other)
            elif not isinstance(other, Fraction): return NotImplemented
            return operation(self, other)
        method.__name__ = operation.__name__
        return method
    @lifted
    def __add__(a, b): return Fraction(a.n * b.d + b.n * a.d, a.d * b.d)
    __radd__ = __add__
    @lifted
    def __sub__(a, b): return Fraction(a.n * b.d - b.n * a.d, a.d * b.d)
    @lifted
    def __rsub__(a, b): return b - a
    @lifted
    def __mul__(a, b): return Fraction(a.n * b.n, a.d * b.d)
    __rmul__ = __mul__
    @lifted
    def __div__(a, b): return Fraction(a.n * b.d, a.d * b.n)
    @lifted
    def __rdiv__(a, b): return b / a
    @lifted
    def __floordiv__(a, b): return a.n * b.d // (a.d * b.n)
    @lifted
    def __mod__(a, b): return a - b * (a // b)
    def __divmod__(a, b): return a // b, a % b
    def __pow__(self, k):
        if k < 0: return Fraction(self.d ** -k, self.n ** -k)
        return Fraction(self.n ** k, self.d ** k)
    def __rpow__(self, base): return base ** float(self)
    def __neg__(self): return Fraction(-self.n, self.d)
    def __pos__(self): return self
    def __abs__(self): return Fraction(abs(self.n), self.d)
    def __int__(self): return int(self.n / float(self.d))
    def __long__(self): return long(int(self))
    def __float__(self): return self.n / float(self.d)
    def __complex__(self): return complex(float(self))
    def __nonzero__(self): return self.n != 0
    def __hash__(self): return hash(self.n) if self.d == 1 else hash((self.n, self.d))
    def __cmp__(self, other):
        if isinstance(other, Fraction): return cmp(self.n * other.d, other.n * self.d)
        if isinstance(other, (int, long, float)): return cmp(float(self), other)
        return cmp(id(self), id(other))
    del lifted
half, third = Fraction(1, 2), Fraction(2, 6)
print half, third, repr(half), Fraction(4, 2), Fraction('3/9'), Fraction('7'), Fraction(3, -6)
print half + third, half - third, half * third, half / third, half // third, half % third, divmod(Fraction(7, 2), half), half ** 3, half ** -2
print half + 1, 1 + half, 2 - half, 3 * half, 1 / half, half + 0.25, 0.25 + 0 * 1.0, 4 ** half, half / 2L, 2L / half
print -half, +half, abs(-half), int(Fraction(7, 2)), long(Fraction(-7, 2)), float(third) > 0.33, complex(half), bool(Fraction()), bool(half)
print half == Fraction(2, 4), half != third, half > third, half <= 0.5, half == 0.5, 1 > half, max(half, third, Fraction(3, 4)), sorted([half, third, 1, 0.4])
print hash(Fraction(4, 2)) == hash(2), {half: 'h', third: 't'}[Fraction(1, 2)], Fraction(2) in [1, 2, 3], len(set([half, Fraction(2, 4), third]))
print sum([Fraction(1, n) for n in range(1, 11)]), reduce(lambda a, b: a * b, [Fraction(n, n + 1) for n in range(1, 10)]), '%.3f %d %s' % (half, Fraction(9, 2), third)
for wrong in ('Fraction(1, 0)', 'half + "a"', '"a" + half', 'half / 0', 'half + None', 'Fraction("x")', 'half[0]', 'half.missing', 'half & 1', 'divmod(half, 0)', 'half < 1j', 'Fraction()(1)', '[1, 2][half]', 'range(half, 3)'):
    try:
        print eval(wrong)
    except Exception, error:
        print wrong, '->', type(error).__name__, error
try:
    half.extra = 1
except AttributeError, error:
    print error
harmonic, n = Fraction(0), 0
while harmonic < 3:
    n += 1
    harmonic += Fraction(1, n)
print n, harmonic
