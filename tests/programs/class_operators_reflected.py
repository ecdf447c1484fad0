class R(object):
    def __init__(self, name): self.name = name
    def __add__(self, o): print self.name, 'add',; return NotImplemented
    def __radd__(self, o): print self.name, 'radd',; return 'r' + self.name
    def __rsub__(self, o): return 'rsub', o
    def __rmul__(self, o): return 'rmul', o
    def __rdiv__(self, o): return 'rdiv', o
    def __rpow__(self, o): return 'rpow', o
    def __rmod__(self, o): return 'rmod', o
    def __rlshift__(self, o): return 'rlshift', o
    def __rand__(self, o): return 'rand', o
    def __rdivmod__(self, o): return 'rdivmod', o

class S(R):
    def __radd__(self, o): print self.name, 'S.radd',; return 's' + self.name

r, s = R('r'), S('s')
print 1 + r
print r + 1 if False else 'skip'
print r + s
print s + r
print 5 - r, 5 * r, 5 / r, 5 ** r, 'f' % r if False else 7 % r, 1 << r, 1 & r, divmod(3, r)
print [1] * r
for pair in ((r, 1), (r, r), (r, None)):
    try:
        print pair[0] + pair[1]
    except TypeError, error:
        print error
print 'text' + r
print [1] + r
print (1,) + r
