def gcd(a, b): return gcd(b, a % b) if b else a
class Fraction(object):
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError('Fraction(%d, 0)' % n)
        g = gcd(n, d)
        self.n, self.d = n / g, d / g
    def __add__(self, o): o = Fraction.of(o); return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __sub__(self, o): return self + -Fraction.of(o)
    def __rsub__(self, o): return Fraction.of(o) - self
    def __mul__(self, o): o = Fraction.of(o); return Fraction(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    def __div__(self, o): o = Fraction.of(o); return Fraction(self.n * o.d, self.d * o.n)
    def __neg__(self): return Fraction(-self.n, self.d)
    def __cmp__(self, o): o = Fraction.of(o); return cmp(self.n * o.d, o.n * self.d)
    def __float__(self): return float(self.n) / self.d
    def __int__(self): return self.n / self.d
    def __hash__(self): return hash(float(self))
    def __nonzero__(self): return self.n != 0
    def __repr__(self): return '%d/%d' % (self.n, self.d) if self.d != 1 else str(self.n)
    @staticmethod
    def of(x):
        if isinstance(x, Fraction): return x
        if isinstance(x, (int, long)): return Fraction(x)
        raise TypeError('not a fraction: %r' % (x,))
half, third = Fraction(1, 2), Fraction(2, 6)
print half, third, half + third, half - third, half * third, half / third, 1 + half, 3 - half, 2 * third, -half, half == Fraction(3, 6), half > third, half < 1, sorted([half, third, Fraction(1, 4)]), sum([half, third, Fraction(1, 6)]), float(third), int(Fraction(7, 2)), bool(Fraction(0)), {half: 'half'}[Fraction(2, 4)], max(half, third), cmp(half, third), half in [third, 0.5 and half], abs(-2)
for bad in (lambda: Fraction(1, 0), lambda: half + 'x', lambda: half / 0, lambda: half == 'x', lambda: half ** 2):
    try: print bad()
    except (TypeError, ZeroDivisionError), e: print type(e).__name__, e
