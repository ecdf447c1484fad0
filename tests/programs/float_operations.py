for x in (0.1, 1.0, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1e22, 1.5e300 * 1e10, -0.0, 3.14159265358979, 100.0, 1 / 3.0, 2 / 3.0, 1e100, 5e-324, 1.7976931348623157e308, float('inf'), -float('inf'), float('nan')):
    print x, repr(x), '%s' % x, [x]
print 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, -2), 2.0 ** 0.5, 2.0 ** -2, (-8.0) ** 3, 0.0 ** 0
print round(2.5), round(-2.5), round(2.675, 2), round(1234.5, -2), round(0.5), round(1.5), round(1e300, 2), int(1e15), long(1e20), float('1e5'), float(' 1.5 '), float('-inf'), float('1_0') if False else ''
print 1.5.is_integer(), 2.0.is_integer(), 0.5.as_integer_ratio(), 0.1.hex(), float.fromhex('0x1.8p1'), 1.5.real, 1.5.imag, 1.5.conjugate(), (1.5).__trunc__()
print 1.0 == 1, 1.0 == 1L, 0.1 + 0.2 == 0.3, 0.1 + 0.2, 1e308 * 10, -1e308 * 10, float('nan') == float('nan'), float('inf') > 10 ** 400, hash(1.0) == hash(1), hash(0.5), hash(1e20) == hash(10 ** 20), hash(float('inf')), hash(-1.5)
print '%.3f %10.2f|%-10.2f|%+.1f %e %g %g %G' % (3.14159, 2.5, 2.5, 2.0, 12345.678, 0.0001, 1e10, 1e-10), '%.0f %.0f' % (0.5, 1.5), '%5.1f%%' % 99.5, '%r' % 1.1, '%#.0f' % 3.0, '%010.3f' % -3.14159
print max(1.5, 2), min(0.0, -0.0), sum([0.1] * 10), abs(-0.0), -0.0 == 0.0, 1 / 4.0, 1 // 4.0, 3.7 // 1, cmp(1.5, 2), sorted([2.5, -1, 3L])
for call in (lambda: 1.0 / 0, lambda: 1.0 % 0, lambda: 1.0 // 0, lambda: 0.0 ** -1, lambda: (-8.0) ** 0.5, lambda: float('x'), lambda: float(''), lambda: float(None), lambda: int(1e400), lambda: 2.0 ** 10000, lambda: 1.5 << 1, lambda: [1][1.0], lambda: range(1.5), lambda: 'a' * 1.5, lambda: divmod(1.0, 0.0), lambda: float([]), lambda: round('a'), lambda: chr(1.5), lambda: float('nan').as_integer_ratio(), lambda: float('inf').as_integer_ratio(), lambda: float.fromhex('zz'), lambda: 1.5 & 1):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__ + ':', error
