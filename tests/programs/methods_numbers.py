# Methods and attributes of numbers, conversions between them, rounding, formatting, comparisons across types.
for n in (0, 1, -1, 255, 2 ** 31, -2 ** 63, 2 ** 63, 10 ** 25, True, False):
    print repr(n), n.bit_length(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.__int__(), n.__long__(), n.__float__(), n.__neg__(), n.__abs__(), n.__invert__(), n.__nonzero__(), n.__trunc__(), n.__index__(), n.__hash__(), n.__str__()
for x in (0.0, -0.0, 1.0, -1.5, 2.5, 0.1, 1e16, 1e17, 1e-5, 1e22, 1e300, 5e-324, 1.7976931348623157e308, float('inf'), float('-inf'), float('nan'), 1 / 3.0, 123456.789):
    print repr(x), str(x), x.is_integer(), x.hex(), x.real, x.imag, x.conjugate(), '%.3f %e %g' % (x, x, x), x.__nonzero__(), x == x, -x, abs(x),
    try:
        print x.as_integer_ratio(), int(x), long(x), x.__trunc__()
    except (ValueError, OverflowError), error:
        print type(error).__name__, error
print float.fromhex('0x1.8p1'), float.fromhex('-0x.8'), float.fromhex('inf'), float.fromhex('1'), float.fromhex('0x1p-1074'), float.fromhex(' 0xa.bp3 ')
for z in (0j, 1j, 1 + 2j, -1.5 - 0j, complex(1, -0.0), complex('nan'), 1e100j):
    print repr(z), z.real, z.imag, z.conjugate(), abs(z), -z, z.__nonzero__(), z * z, z + 1, z == z, hash(z) == hash(z), '{0:.2f} {0:>15}'.format(z)
for n in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1234.5678, 1e16 + 1, 5, -5, 10 ** 20):
    print [round(n, d) for d in (-2, -1, 0, 1, 2)], round(n), int(n), n // 1, n % 1, divmod(n, 0.3)
for a in (7, -7):
    for b in (3, -3, 2.0, -2.5, 3L):
        print a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a < b, cmp(a, b), a & int(b), a | int(b), a ^ int(b)
print 1 == 1.0 == 1L == True == (1 + 0j), hash(1) == hash(1.0) == hash(1L), 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53 + 1, 10 ** 400 > 1e308, -10 ** 400 < float('-inf'), 10 ** 400 < float('inf'), 0.1 + 0.2 == 0.3, 0.1 + 0.2, 1e308 * 10, -1e308 * 10, float('nan') in [float('nan')], 1 < float('nan'), max(1, float('nan')), min(float('nan'), 1)
print True + True, True * 5, -True, ~True, True & False, True | 0, True ^ True, int(True), str(True), True == 1, True is 1, bool('False'), bool([]), not 0, 3 and 5, 0 or 'x', None or 0, [] and 1, isinstance(True, int), True.__class__, sum([True, True])
print 5 .__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__mul__(2.0), (5).__div__(2), (5).__floordiv__(2), (5).__truediv__(2), (5).__mod__(3), (5).__pow__(2), (5).__pow__(2, 7), (5).__divmod__(3), (5).__lshift__(2), (5).__rshift__(1), (5).__and__(4), (5).__or__(2), (5).__xor__(1), (5.0).__add__(3), (5.0).__eq__(5), (5.0).__lt__(6), (5.0).__divmod__(3), (5L).__add__(3), (5).__add__('a'), (5).__rdiv__(20), (2).__rpow__(3)
print int('ff', 16), int('0b101', 0), int('0o17', 0), int('017', 0), int('0x1F', 16), int('z', 36), int('-101', 2), int(' 7 '), long('99999999999'), float('  1e3 '), float('.5'), float('5.'), complex('1e2-.5j'), int(-0.9), int('9' * 20), int(2 ** 62), type(int(2 ** 63)), long(1.5), 0x7f, 0b11, 0o17, 017, 1e3, 1E-2, .5, 5.
print '%d %i %u %o %x %X %e %E %f %F %g %G %c %r %s' % ((65,) * 15), '%5d|%-5d|%05d|%+d|% d' % ((42,) * 5), '%.3d|%5.2f|%-8.3f|%+.1e|%#x|%#o' % (5, 3.14159, 2.5, 12345.678, 255, 8), '%s %s' % (1L, 2 ** 64), '%d' % 3.99, '%d' % -3.99, '%x' % 2 ** 65, '%5.1f%%' % 99.5
print '{:d} {:5d} {:<5d}| {:^5d} {:+d} {: d} {:05d} {:,d} {:b} {:o} {:x} {:X} {:#x} {:c} {:n} {:e} {:.2f} {:%}'.format(*[65] * 18), '{:f} {:.1f} {:10.3f} {:<10.2e}| {:g} {:,.2f} {:+.0f} {:.0%} {:G} {:n}'.format(*[1234.5678] * 10), '{:>+12,.3f}|{:*^12}|{:=+8d}|{:0=8}'.format(1234.5, 42, 7, -42)
print pow(2, 10), pow(2, -1), pow(2.0, 3), pow(3, 4, 5), pow(-3, 4, 5), pow(3, 4, -5), pow(2L, 100, 7), 2 ** -1, (-2) ** 3, -2 ** 2, 0 ** 0, 0.0 ** 0, (-8) ** 3, 2 ** 0.5, divmod(7, -2), divmod(-7.5, 2), divmod(2 ** 70, 3), abs(-5), abs(-5.5), abs(3 + 4j), abs(-2 ** 70), coerce(1, 2.5), coerce(1L, 2), coerce(1, 2j), cmp(1, 2), cmp(2.5, 2), chr(65), hex(-255), oct(-8), bin(-5), hex(2 ** 70), min(3, 1.5, 2L), max([1, 5, 3]), sum([0.1] * 3), sum(range(101)), sum([1, 2.5, 3L])
