x = a < b < c
x = a < b < c < d < e
if a < b < c: d
while a < b < c: d
x = not a < b < c
x = (a < b < c) < d
x = a < (b, c) < d
x = a in b in c
def f(a, b, c):
    return a < b < c
x = a < b and b < c < d
x = a < f(b) < c
