# Operators on operands that they are not made for, and in place.
def attempt(what):
    try:
        print what(),
    except Exception, error:
        print error.__class__.__name__, error,
    print
for f in (lambda: 1 + 'a', lambda: 'a' + 1, lambda: [1] + (2,), lambda: (1,) + [2], lambda: [1] + 1, lambda: 'a' * 'b',
          lambda: 'a' * 2.0, lambda: [1] * None, lambda: {} * 2, lambda: {} + {}, lambda: None + 1, lambda: len + 1,
          lambda: ValueError(1) + 1, lambda: -'a', lambda: +[], lambda: ~1.5, lambda: not [], lambda: 1.0 & 2,
          lambda: 1 << -1, lambda: 1 >> 2.0, lambda: 2 ** 'a', lambda: 1 % 'a', lambda: 'a' - 'a', lambda: [] - [],
          lambda: 'a' % 1, lambda: '%d' % 'a', lambda: 1 / 0, lambda: 1L / 0, lambda: 1.0 / 0, lambda: 1 % 0, lambda: 1 // 0.0,
          lambda: 1.5 % 0, lambda: 0 ** -1, lambda: (-8) ** 0.5, lambda: 10.0 ** 400, lambda: 10 ** 400 * 1.0,
          lambda: float(10 ** 400), lambda: divmod(1, 0), lambda: divmod('a', 1), lambda: abs('a'), lambda: 5(), lambda: 'a'(),
          lambda: 'abc'['a'], lambda: [1][1.0], lambda: {}[[]], lambda: {}['k'], lambda: [][0], lambda: ()[-1],
          lambda: 5[0], lambda: len[0], lambda: 5 in 5, lambda: 5 in 'a', lambda: 'a' in [], lambda: 'b' * -1 + 'c',
          lambda: 3 * [0], lambda: (1, 2) * 2, lambda: 2L * 'ab', lambda: True + True, lambda: True & False, lambda: True & 1,
          lambda: 10 ** 20 / 3, lambda: -7 / 2, lambda: -7 % 3, lambda: 7 % -3, lambda: -7.5 // 2, lambda: -7.5 % 2,
          lambda: 2 ** -1, lambda: 2 ** 0.5, lambda: (-2) ** 3, lambda: 0 ** 0, lambda: 0.0 ** 0, lambda: 2 ** 63, lambda: -2 ** 63):
    attempt(f)

def add(a, b):
    a += b
    return a
def multiply(a, b):
    a *= b
    return a
def subtract(a, b):
    a -= b
    return a
def divide(a, b):
    a /= b
    return a
l = [1]
print add(l, (2, 3)) is l, add(l, 'ab') is l, add(l, {5: 6}), multiply(l, 2) is l, l, multiply(l, 0) is l, l
t = (1,)
print add(t, (2,)), t, multiply(t, 2), t, add('a', 'b'), multiply('a', 3), add(1, 2.5), divide(7, 2), subtract(5L, 2)
for f in (lambda: add(l, 5), lambda: add(t, l), lambda: add('a', 1), lambda: add(1, 'a'), lambda: multiply(l, 'a'),
          lambda: multiply({}, [1]), lambda: subtract([], 1), lambda: divide('a', 2), lambda: add({}, 1)):
    attempt(f)
l += l
l.extend(l)
print l
