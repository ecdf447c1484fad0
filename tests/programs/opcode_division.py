# BINARY_DIVIDE, BINARY_TRUE_DIVIDE, BINARY_FLOOR_DIVIDE, with and without the future.
from __future__ import division
import operator

def show(a, b):
    for name, function in (('/', lambda a, b: a / b), ('//', lambda a, b: a // b), ('%', lambda a, b: a % b), ('divmod', divmod), ('div', operator.div)):
        try:
            result = repr(function(a, b))
        except Exception, error:
            result = '%s: %s' % (type(error).__name__, error)
        print name, a, b, '=', result
for a, b in ((7, 2), (-7, 2), (7, -2), (7.5, 2), (-7.5, 2.0), (2 ** 70, 3), (7, 2L), (1, 3), (6, 3), (1, 0), (1.0, 0), (1L, 0L), (1j, 2), (1j, 0), (True, 2), ('a', 2), (2, None), ([], {})):
    show(a, b)
n = 10
n /= 4
print n
n //= 1
print n
class Money(object):
    def __init__(self, cents): self.cents = cents
    def __div__(self, other): return 'classic %r' % other
    def __truediv__(self, other): return Money(self.cents / other)
    def __floordiv__(self, other): return Money(self.cents // other)
    def __rtruediv__(self, other): return 'reflected %r' % other
    def __itruediv__(self, other):
        self.cents /= other
        return self
    def __repr__(self): return 'Money(%r)' % self.cents
m = Money(15)
print m / 2, m // 2, 30 / m, operator.div(m, 2), operator.truediv(m, 2)
m /= 4
print m
classic = compile('print 7 / 2, -7 / 2, 7.0 / 2', '<classic>', 'exec', 0, True)
exec classic
exec 'print 7 / 2'
print eval('1 / 2')
print 2 ** 70 / 2 ** 69, (2 ** 70) // 7, -(2 ** 70) // 7, 2 ** 70 % -7, 10 ** 400 / 10 ** 399
try:
    print 10 ** 400 / 1.5
except OverflowError, error:
    print error
try:
    print 10 ** 400 / 3
except OverflowError, error:
    print error
print division, division.optional, division.mandatory, division.compiler_flag
