# print >>file: PRINT_ITEM_TO, PRINT_NEWLINE_TO, and softspace.
import sys

print >>sys.stdout, 'to', 'stdout', 1
print >>sys.stdout
print >>None, 'None is', 'stdout'
print >>sys.stdout, 'no newline',
print >>sys.stdout, 'here'
print 'mixed',
sys.stdout.write('written')
print 'after'
print >>sys.stderr, 'to stderr', [1, 2]
print >>sys.stderr, 'a',
print >>sys.stderr, 'b'
print 'tab\t',
print 'newline\n',
print 'space ',
print 'end'
sys.stdout.write('')
print 'x',
print sys.stdout.softspace, sys.stderr.softspace
sys.stdout.writelines(['one\n', 'two\n'])
print sys.stdout.mode, sys.stdout.closed, sys.stdout.encoding
for bad in (1, None, []):
    try:
        sys.stdout.write(bad)
    except TypeError, error:
        print error
    try:
        sys.stdout.writelines(bad)
    except TypeError, error:
        print error
try:
    sys.stdout.writelines([1])
except TypeError, error:
    print error
try:
    sys.stdin.write('x')
except IOError, error:
    print error
saved = sys.stdout
sys.stdout = sys.stderr
print 'now to stderr'
sys.stdout = saved
print 'and back'
print 'left open',
