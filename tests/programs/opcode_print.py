# PRINT_ITEM, PRINT_NEWLINE, their forms with >>, PRINT_EXPR, UNARY_CONVERT and softspace.
import sys
print
print 1, 'two', 3.0, [4, 'five'], (6,), {7: 8}, None, True, 2L ** 70, u'nine', 1j
print 'a',
print 'b',
print
print 'tab\t',
print 'after tab'
print 'line\n',
print 'after newline'
print ('in', 'parentheses')
print ('just one')
print 'semi'; print 'colon'
class Writer(object):
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
writer = Writer()
print >>writer, 'to', 'writer', 3
print >>writer
print >>writer, 'no newline',
print >>writer, 'then'
print writer.parts, writer.softspace
print >>None, 'goes to stdout'
print >>sys.stdout, 'also'
class OldWriter:
    softspace = 5
    def write(self, text): sys.stdout.write('<' + text.replace('\n', '|') + '>')
print >>OldWriter(), 'x', 'y'
print
saved = sys.stdout
sys.stdout = writer
print 'caught'
sys.stdout = saved
print writer.parts[-2:]
class Shy(object):
    def __str__(self): return 'str of shy'
    def __repr__(self): return 'repr of shy'
print Shy(), [Shy()], (Shy(),), {1: Shy()}, `Shy()`, `1, 'a'`, `2L`
exec compile('1 + 1\n"text"\nNone\n[1, 2]', '<interactive>', 'single')
exec compile('_ * 3', '<interactive>', 'single')
exec compile('6 * 7\nNone', '<interactive>', 'single')
for wrong in ('print >>5, 1', 'print >>object(), "a"'):
    try:
        exec wrong
    except AttributeError, error:
        print wrong, error
class Bad(object):
    def __str__(self): return 5
try:
    print Bad()
except TypeError, error:
    print error
class Worse(object):
    def __repr__(self): raise ValueError('no repr')
try:
    print 'before', Worse()
except ValueError, error:
    print 'caught', error
print repr(sys.stdout.softspace),
print sys.stdout.softspace
sys.stdout.write('written'); sys.stdout.write('\n')
sys.stdout.writelines(['a', 'b', '\n'])
print 'end'
