a, b = 1, 2
(a, b), c = x
[a, [b, c]] = x
a, = x
[a] = x
a, b, c, d = x
(a) = 1
((a, b)) = x
