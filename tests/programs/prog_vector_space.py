# Vectors of any length: all operators, formatting, indexing, hashing, iteration; and complex-like rotation.
import math, operator
class Vector(object):
    def __init__(self, *parts): self.parts = tuple(float(p) for p in parts)
    @classmethod
    def polar(cls, r, degrees): return cls(round(r * math.cos(math.radians(degrees)), 10), round(r * math.sin(math.radians(degrees)), 10))
    def _with(self, other, operation):
        if not isinstance(other, Vector): return NotImplemented
        if len(other) != len(self): raise ValueError('%d and %d dimensions' % (len(self), len(other)))
        return Vector(*map(operation, self.parts, other.parts))
    def __add__(self, other): return self._with(other, operator.add)
    def __sub__(self, other): return self._with(other, operator.sub)
    def __mul__(self, other):
        if isinstance(other, Vector): return sum(a * b for a, b in zip(self, other))
        return Vector(*[p * other for p in self.parts])
    def __rmul__(self, factor): return self * factor
    def __div__(self, divisor): return Vector(*[p / divisor for p in self.parts])
    def __neg__(self): return self * -1
    def __pos__(self): return Vector(*self.parts)
    def __abs__(self): return math.sqrt(self * self)
    def __invert__(self): return self / abs(self)
    def __xor__(self, other):
        (a, b, c), (d, e, f) = self, other
        return Vector(b * f - c * e, c * d - a * f, a * e - b * d)
    def __len__(self): return len(self.parts)
    def __getitem__(self, i):
        if isinstance(i, slice): return Vector(*self.parts[i])
        return self.parts[i]
    def __getattr__(self, name):
        if len(name) == 1 and name in 'xyz' and 'xyz'.index(name) < len(self): return self.parts['xyz'.index(name)]
        raise AttributeError('%s of a vector of %d' % (name, len(self)))
    def __iter__(self): return iter(self.parts)
    def __eq__(self, other): return isinstance(other, Vector) and self.parts == other.parts
    def __ne__(self, other): return not self == other
    def __lt__(self, other): return abs(self) < abs(other)
    def __hash__(self): return hash(self.parts)
    def __nonzero__(self): return any(self.parts)
    def __repr__(self): return 'Vector(%s)' % ', '.join('%g' % p for p in self.parts)
    def __format__(self, spec): return '<' + ', '.join(format(p, spec or 'g') for p in self) + '>'
    def __iadd__(self, other):
        self.parts = (self + other).parts
        return self
    def __contains__(self, value): return value in self.parts
    def __float__(self): return abs(self)
    def __int__(self): return int(abs(self))
    def __coerce__(self, other): return None
    def __call__(self, function): return Vector(*map(function, self))
a, b = Vector(1, 2, 2), Vector(0, 3, 4)
print a + b, a - b, a * b, a * 2, 2 * a, a / 2, -a, +a, abs(a), ~b, a ^ b, (a ^ b) * a, len(a), a[0], a[-1], a[1:], a.x, b.z
print a == Vector(1, 2, 2), a != b, a < b, sorted([b, a, Vector(0, 0, 0)]), max(a, b), hash(a) == hash(Vector(1.0, 2, 2)), bool(Vector(0, 0)), bool(a), list(a), 2.0 in a, float(a), int(b), '{0} {0:.1f} {1:>6.2f}'.format(a, b), a(math.sqrt), '%d %.1f %s' % (a, b, a)
print Vector.polar(2, 90), Vector.polar(1, 45), sum([a, b], Vector(0, 0, 0)), reduce(operator.add, [a, b, a]), map(abs, [a, b]), dict.fromkeys([a, Vector(1, 2, 2)])
c = a
c += b
print c is a, a, c
x, y, z = a
print x, y, z, tuple(a), zip(a, b), {a: 'changed hash'} [a]
for wrong in (lambda: a + 1, lambda: 1 + a, lambda: a + Vector(1), lambda: a.w, lambda: Vector(1).y, lambda: a[5], lambda: a / 0, lambda: a ** 2, lambda: Vector('x'), lambda: ~Vector(0, 0), lambda: a ^ Vector(1, 2), lambda: a & b, lambda: '{0:q}'.format(a), lambda: a()):
    try:
        print wrong()
    except Exception, error:
        print type(error).__name__, error
