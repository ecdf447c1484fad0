print 7 / 2, -7 / 2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 2), 7 // 2, 7.0 // 2, 2 ** 10, 2 ** -1, 0 ** 0
print 1 << 5, -16 >> 2, 5 & 3, 5 | 3, 5 ^ 3, ~5, -5, +5, abs(-5)
print 9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -(-9223372036854775807 - 1)
print 2 ** 62, 2 ** 63, 2 ** 64, 1 << 63, 1 << 62, type(2 ** 62), type(2 ** 63)
print int('12'), int(' -12 '), int('ff', 16), int('0x1f', 16), int('0b101', 0), int('0o17', 0), int('017', 0), int('z', 36), int(3.9), int(-3.9), int(True)
print int('99999999999999999999'), int(1e20), long('12'), long(5), int(u'42')
print (5).bit_length(), (-255).bit_length(), (0).bit_length(), (5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate()
print hex(255), oct(8), bin(5), hex(-255), bin(-5), oct(0), hex(2 ** 70), bin(2 ** 3L)
print 5 == 5.0, 5 == 5L, 1 == True, 0 == False, 5 < 5.5, 5 <> 6, cmp(1, 2), cmp(2L, 2.0), 3 < 4 < 5, 3 < 4 > 5
for call in (lambda: 1 / 0, lambda: 1 % 0, lambda: 1 // 0, lambda: 1L / 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: 1 << -1, lambda: 1 >> -1, lambda: int('x'), lambda: int(''), lambda: int('1', 1), lambda: int('2', 2), lambda: int(None), lambda: int([]), lambda: int(1, 2), lambda: int('0x', 16), lambda: 1 + 'a', lambda: 1 & 1.0, lambda: ~1.5, lambda: int('1\x00'), lambda: int(float('nan')), lambda: int(float('inf')), lambda: pow(2, 3, 0), lambda: pow(2, -1, 3), lambda: 1 << 'a', lambda: int('12', base=10, x=1)):
    try:
        print call(),
    except Exception, error:
        print error.__class__.__name__ + ':', error
