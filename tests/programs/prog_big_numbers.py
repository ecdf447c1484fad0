# Long integers: factorials, Fibonacci, primes by Miller and Rabin, digits of pi and e, square roots, RSA.
def factorial(n): return reduce(lambda a, b: a * b, xrange(1, n + 1), 1)
print factorial(30), factorial(50)
def fibonacci(n):
    a, b = 0, 1
    for _ in xrange(n): a, b = b, a + b
    return a
print fibonacci(100), fibonacci(300)
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else:
            return False
    return True
print [n for n in range(60) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(2 ** 67 - 1), is_prime(2 ** 127 - 1)
def pi_digits():
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
digits = pi_digits()
print ''.join(str(digits.next()) for _ in range(40))
def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x: x, y = y, (y + n // y) // 2
    return x
print isqrt(2 * 10 ** 60), isqrt(10 ** 40) == 10 ** 20
def egcd(a, b):
    if not b: return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y
p, q, e = 1000003, 1000033, 65537
n, phi = p * q, (p - 1) * (q - 1)
d = egcd(e, phi)[1] % phi
message = 123456789
cipher = pow(message, e, n)
print n, d, cipher, pow(cipher, d, n) == message
print 2 ** 64, -2 ** 64, 2L, long(5), type(2 ** 62), type(2 ** 63), 10 ** 20 // 3, -10 ** 20 // 3, -10 ** 20 % 3, divmod(-10 ** 20, 7), 10 ** 20 % -7
print 2 ** 64 == 2.0 ** 64, 2 ** 64 + 1 == 2.0 ** 64, 2 ** 64 + 1 > 2.0 ** 64, hash(2 ** 64), hash(2 ** 61 - 1), hash(-2 ** 70), hash(10 ** 30)
print int('123456789012345678901234567890'), long('0x1f', 16), int('  -42  '), int(3.99), int(-3.99), int(1e20), long(2.5), int('10' * 12, 2)
print repr(2 ** 70), str(2 ** 70), hex(2 ** 70), oct(2 ** 70), bin(2 ** 70), '%d %x %o %e' % (2 ** 70, 2 ** 70, 2 ** 70, 2 ** 70), '{0:,} {0:b} {0:>30}'.format(2 ** 70)
print float(10 ** 30), 10 ** 30 * 1.0, 10 ** 30 + 0.5, (10 ** 30) / 7, round(10 ** 18), 3 ** 100 & 2 ** 64 - 1, cmp(10 ** 30, 10 ** 31), max(10 ** 20, 1e21), sum([10 ** 20] * 3), abs(-10 ** 20)
for wrong in ('10 ** 400 * 1.0', 'int("1e5")', 'int("")', 'int("12L")', 'long("abc")', 'int(float("inf"))', 'int(float("nan"))', '1L / 0', '1L % 0', 'pow(2, -1, 5)', 'pow(2, 3, 0)', '0L ** -1', 'int([])', 'float(10 ** 400)', 'long(None)', 'range(10 ** 20)', '"a" * 2 ** 70', 'xrange(2 ** 70)', '[1][2 ** 70]'):
    try:
        print eval(wrong)
    except Exception, error:
        print wrong, '->', type(error).__name__, error
