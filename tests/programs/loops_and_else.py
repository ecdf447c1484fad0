for i in range(5):
    if i == 1: continue
    if i == 3: break
    print i,
else:
    print 'no'
print
for i in []: pass
else: print 'empty else'
n = 0
while n < 3:
    n += 1
    if n == 2: continue
    print n,
else:
    print 'while else'
while True:
    n += 1
    if n > 5: break
else:
    print 'never'
print n
for i in range(2):
    for j in range(2):
        if j: break
        print i, j,
    else:
        print 'inner else'
    print 'after',
print
for a, b in [(1, 2), (3, 4)]: print a + b,
for ch in 'xyz': print ch,
for k in sorted({'p': 1}): print k,
for i in xrange(10, 0, -3): print i,
for obj in (1,), 'a', [2]: print obj,
print
class A: pass
for A.attr in range(3): pass
d = {}
for d['k'] in 'ab': pass
for [x, y] in [[1, 2]]: pass
print A.attr, d, x, y, i
del i
try:
    i
except NameError, error:
    print error
