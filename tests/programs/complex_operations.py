a, b = 1 + 2j, 3 - 4j
print a, b, a + b, a - b, a * b, a / b, a ** 2, a ** b, -a, +a, abs(b), a.real, a.imag, a.conjugate(), a == b, a != b, a == 1 + 2j
print 2j, 1j * 1j, complex(1, 2), complex('1+2j'), complex('3'), complex(' 1j '), complex(2.5), complex(), complex(1j, 2j), 0j, -0j, complex(-0.0, 0), complex(0, -0.0), 1e20j, (1e16 + 1j), 0.5j, -1.5 - 0.5j
print a + 1, 1.5 * a, 2L - a, a / 2, hash(1 + 0j) == hash(1), hash(a) == hash(1 + 2j), bool(0j), bool(1j), 1 == 1 + 0j, complex(float('inf'), float('nan')), repr(a), str(a), [a], '%s' % a, a ** 0, a ** -1, 0j ** 0
print type(a), isinstance(a, complex), a.__class__, (1j) ** 2, abs(3 + 4j), (2 + 0j) // 1 if False else '', divmod(5, 2), 1j.imag
for call in (lambda: a < b, lambda: int(a), lambda: float(a), lambda: complex('x'), lambda: complex('1', 2), lambda: a / 0, lambda: 0j ** -1, lambda: a.real.x, lambda: complex(1, 'x'), lambda: complex([]), lambda: cmp(a, b), lambda: a % 0, lambda: long(a), lambda: setattr(a, 'real', 1), lambda: max(a, b), lambda: round(a), lambda: a & 1):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__ + ':', error
