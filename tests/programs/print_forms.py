import sys
print
print 1, 2,
print 3
print 'a\t', 'b'
print 'line\n', 'x'
print ('tuple', 1), ('x'), ()
print >>sys.stdout, 'to stdout', 5
print >>sys.stdout
print >>None, 'none means stdout'
class Writer(object):
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
w = Writer()
print >>w, 'a', 1, [2]
print >>w, 'no newline',
print >>w, 'then'
print w.parts, w.softspace
sys.stdout.write('written\n')
print 'softspace',
sys.stdout.write('!\n')
print sys.stdout.softspace
print 'x',; print 'y'
print 'ends with newline\n',
print 'next'
print 'tab\t',
print 'after tab'
print u'unicode', u'ascii'
old = sys.stdout
sys.stdout = w
print 'captured'
sys.stdout = old
print w.parts[-2:]
try:
    print >>5, 'x'
except AttributeError, error:
    print error
class NoSoft(object):
    __slots__ = ['out']
    def write(self, text): pass
print >>NoSoft(), 'slots'
sys.stderr.write('on stderr\n')
print >>sys.stderr, 'also', 'stderr'
