# The rarer operator hooks, by their names.
import sys
class Rare(object):
    def __iand__(self, other): return 'iand %r' % other
    def __idiv__(self, other): return 'idiv %r' % other
    def __ifloordiv__(self, other): return 'ifloordiv %r' % other
    def __ilshift__(self, other): return 'ilshift %r' % other
    def __irshift__(self, other): return 'irshift %r' % other
    def __imod__(self, other): return 'imod %r' % other
    def __ipow__(self, other): return 'ipow %r' % other
    def __ixor__(self, other): return 'ixor %r' % other
    def __rfloordiv__(self, other): return 'rfloordiv %r' % other
    def __rrshift__(self, other): return 'rrshift %r' % other
    def __rxor__(self, other): return 'rxor %r' % other
for symbol in '&= /= //= <<= >>= %= **= ^='.split():
    r = Rare()
    exec 'r %s 5' % symbol
    print symbol, r
for symbol in '// >> ^'.split(): print symbol, eval('7 %s Rare()' % symbol)
print sys.stdout.isatty()
