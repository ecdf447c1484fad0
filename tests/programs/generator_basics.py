def count(n):
    print 'begin'
    for i in range(n):
        yield i
    print 'end'

g = count(3)
print type(g), g.gi_running, g.gi_code.co_name
print g.next()
print next(g)
print list(g)
try:
    g.next()
except StopIteration, error:
    print 'stopped', repr(error)
print next(g, 'default')
for value in count(2):
    print value
print sum(count(4))
