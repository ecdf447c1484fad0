a = 123456789012345678901234567890
print a, repr(a), -a, a + 1, a * a, a / 7, a % 7, a // -7, a % -7, divmod(a, 10 ** 15), divmod(-a, 10 ** 15)
print a >> 10, a << 10, a & 0xffffffff, a | 1, a ^ a, ~a, pow(a, 3, 1000007), pow(3, 200), 2 ** 100 % 97
print hex(a), oct(a), bin(2 ** 65), str(a), '%d %x %o' % (a, a, a), a == float(a), a < float('inf'), a > 1e10
print 5L, repr(5L), 5L + 5, 5L == 5, hash(5L) == hash(5), hash(2 ** 64), hash(2 ** 61), hash(-a), long(1e25), long('123L' if False else '123'), int(5L), type(int(5L)), type(int(2L ** 65))
print a.bit_length(), (1L).bit_length(), float(2 ** 60), float(2L ** 1000), 10 ** 30 / 3.0, 1e16 + 1L, -7L / 2, -7L % 3, 7L // -2
print sorted([3L, 1, 2.5, True]), max(1, 2L), sum([1L, 2]), [1, 2, 3][1L], 'abc'[2L], range(3L), 3L * 'ab', 0L or 'zero', not 0L
print 100L ** 10, (-3L) ** 3, (-2L) ** 0, 2L ** -2, 0L ** 0, 1L << 70L, (1L << 70) >> 69L, -1L >> 100, -a >> 200
for call in (lambda: float(10L ** 400), lambda: 10L ** 400 * 1.0, lambda: 1L / 0, lambda: 1L << -1, lambda: long('1x'), lambda: long('zz', 40), lambda: 1L << 2 ** 70, lambda: 2L ** -1, lambda: 'x' * (2 ** 70), lambda: [][2 ** 70], lambda: range(2 ** 70), lambda: chr(2 ** 70), lambda: int(2 ** 70).x):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__ + ':', error
