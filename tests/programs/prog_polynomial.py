# Polynomials with operator overloading, evaluation, derivatives, division.
class Polynomial(object):
    def __init__(self, *coefficients):
        coefficients = list(coefficients)
        while coefficients and coefficients[-1] == 0:
            coefficients.pop()
        self.c = tuple(coefficients)
    def degree(self): return len(self.c) - 1
    def __call__(self, x):
        value = 0
        for c in reversed(self.c):
            value = value * x + c
        return value
    def __add__(self, other):
        other = self.lift(other)
        if other is NotImplemented: return other
        return Polynomial(*[(a or 0) + (b or 0) for a, b in map(None, self.c, other.c)])
    __radd__ = __add__
    def __neg__(self): return Polynomial(*[-c for c in self.c])
    def __pos__(self): return self
    def __sub__(self, other): return self + -self.lift(other)
    def __rsub__(self, other): return -self + other
    def __mul__(self, other):
        other = self.lift(other)
        if other is NotImplemented: return other
        result = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                result[i + j] += a * b
        return Polynomial(*result)
    __rmul__ = __mul__
    def __pow__(self, n, modulus=None):
        result = Polynomial(1)
        for _ in range(n): result = result * self
        return result if modulus is None else result % modulus
    def __divmod__(self, other):
        other = self.lift(other)
        if not other: raise ZeroDivisionError('polynomial division')
        quotient, rest = Polynomial(), self
        while rest.degree() >= other.degree():
            factor, exponent = rest.c[-1] / float(other.c[-1]), rest.degree() - other.degree()
            term = Polynomial(*([0] * exponent + [factor]))
            quotient += term
            rest -= term * other
        return quotient, rest
    def __floordiv__(self, other): return divmod(self, other)[0]
    def __mod__(self, other): return divmod(self, other)[1]
    def __eq__(self, other): return self.c == self.lift(other).c
    def __ne__(self, other): return not self == other
    def __hash__(self): return hash(self.c)
    def __nonzero__(self): return bool(self.c)
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i] if i < len(self.c) else 0
    def __iter__(self): return iter(self.c)
    @staticmethod
    def lift(value):
        if isinstance(value, Polynomial): return value
        if isinstance(value, (int, long, float)): return Polynomial(value)
        return NotImplemented
    def derivative(self): return Polynomial(*[i * c for i, c in enumerate(self.c)][1:])
    def __str__(self):
        terms = []
        for power in range(self.degree(), -1, -1):
            c = self.c[power]
            if not c: continue
            sign = '-' if c < 0 else '+'
            body = '' if abs(c) == 1 and power else '%g' % abs(c)
            body += {0: '', 1: 'x'}.get(power, 'x^%d' % power)
            terms.append((sign, body))
        text = ' '.join('%s %s' % term for term in terms) or '+ 0'
        return text[2:] if text[0] == '+' else '-' + text[2:]
    def __repr__(self): return 'Polynomial' + repr(self.c)

x = Polynomial(0, 1)
p = x ** 3 - 6 * x ** 2 + 11 * x - 6
q = x - 1
print p, '|', q, '|', p + q, '|', p - q, '|', p * q, '|', -p, '|', +q
print p // q, '|', p % q, '|', divmod(p, x * x + 1), '|', pow(x, 5, x * x - 2)
print [p(n) for n in range(5)], p(0.5), p(10 ** 10)
print p.derivative(), '|', p.derivative().derivative().derivative(), '|', Polynomial().derivative()
print p == (x - 1) * (x - 2) * (x - 3), p != q, q == q, Polynomial(5) == 5, len({p, (x - 1) * (x - 2) * (x - 3), q})
print repr(p), len(p), p[0], p[99], list(q), bool(Polynomial()), bool(p), str(Polynomial())
for wrong in (lambda: p + 'a', lambda: 'a' * p, lambda: p // 0, lambda: p ** 1.5, lambda: p < q and 1):
    try:
        print wrong()
    except Exception, error:
        print type(error).__name__, error
