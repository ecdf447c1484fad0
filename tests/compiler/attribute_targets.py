a.b = 1
a.b.c = 2
del a.b, a.b.c
a.b += 1
a.b.c -= 2
a().b **= 3
a[0].b //= 4
