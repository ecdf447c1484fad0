a < b; a <= b; a == b; a != b; a <> b; a > b; a >= b
a in b; a not in b; a is b; a is not b
a < b < c
a < b <= c != d
a < (b < c)
(a < b) < c
a in b in c is d is not e not in f
