# Lists in lists, deeper than any stack: made, printed and dropped.
nest = []
for i in xrange(100000):
    nest = [nest]
try:
    print nest
except RuntimeError, error:
    print error
try:
    print nest == [nest]
except RuntimeError, error:
    print error
nest = None
print 'gone'
