# An enumerate of an enumerate of an enumerate ..., deeper than any stack.
items = iter(['spam'])
for i in xrange(100000):
    items = enumerate(items)
try:
    print len(list(items))
except RuntimeError, error:
    print error
items = None
print 'gone'
