for a in b: c
for a, b in c: d
for (a, b) in c: d
for [a, b] in c: d
for a.b in c: d
for a[0] in c: d
for a[1:2] in c: d
for a in b, c: d
for a in 1, 2, 3: d
for a in [1, 2, 3]: d
for a in (1, 2): d
for a in b:
    c
else:
    d
for a, (b, (c, d)) in e: f
