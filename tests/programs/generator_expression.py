n = 10
g = (i * n for i in range(4) if i % 2)
n = 100
print list(g)
print sum(i * i for i in xrange(10))
print [list(j for j in range(i)) for i in range(3)]
print sorted((x, y) for x in 'ab' for y in (1, 2))
try:
    (i for i in 5)
except TypeError, error:
    print error
lazy = (1 / i for i in (1, 0, 2))
print lazy.next()
try:
    lazy.next()
except ZeroDivisionError, error:
    print error
print list(lazy)
print (i for i in ()).gi_code.co_name
print dict((k, v) for k, v in [('a', 1)]), set(c for c in 'aab') == set('ab')
print any(x > 2 for x in [1, 2, 3]), all(x > 2 for x in [3, 1, 4])
print ','.join(str(i) for i in range(3))
