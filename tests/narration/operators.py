# Operators, items, slices, containers.
a, b, s, d, l = 7, 2, 'text', {'k': 1}, [1, 2, 3]
+a, -a, ~a, not a, `a`
a ** b, a * b, a / b, a % b, a + b, a - b, a // b, a << b, a >> b, a & b, a ^ b, a | b
a **= b
a *= b
a /= b
a %= 5
a += b
a -= b
a //= b
a <<= b
a >>= 1
a &= 6
a ^= b
a |= b
s += '!'
l += [4]
l *= 2
a < b, a == b, a is b, a in l, 'x' not in d
l[0], d['k'], s[1]
l[:], l[1:], l[:2], l[1:2], l[::2]
l[0] = 'first'
del l[0]
l[:] = [9, 8, 7, 6]
l[1:] = l[:1]
l[:1] = []
l[1:1] = (5,)
del l[0:1]
l[::2]
del l[1:]
del l[:0]
del l[:]
(), (a,), (a, b), [], [a], {}, {a: b}, {1: a, 2: b}
[i for i in (1, 2)]
{k: v for k, v in [(1, 2)]}
l.append
