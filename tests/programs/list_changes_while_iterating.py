a = [1, 2, 3, 4]
for x in a:
    print x,
    if x == 2:
        a.remove(2)
print a
b = [0]
for x in b:
    if x < 5:
        b.append(x + 1)
print b
c = range(6)
it = iter(c)
print it.next(), it.next(),
c.insert(0, 'new')
print it.next(),
del c[:]
print list(it)
c.append(1)
print list(it)
d = [1, 2, 3]
for i, x in enumerate(d):
    d[i] = x * 10
print d
e = [3, 1, 2]
def peek(x):
    seen.append(len(e))
    return x
seen = []
e.sort(key=peek)
print e, seen
try:
    e.sort(key=lambda x: e.append(1))
except ValueError, error:
    print error, len(e)
r = reversed(d)
print r.next()
d.append(99)
print list(r)
