class T(object):
    def __nonzero__(self): print 'nonzero',; return False
class L(object):
    def __len__(self): print 'len',; return 0
class Both(T, L): pass
for c in (T, L, Both, object):
    print bool(c()), not c(), 'yes' if c() else 'no'
class BadBool(object):
    def __nonzero__(self): return 'x'
try:
    bool(BadBool())
except TypeError, error:
    print error
class R(object):
    def __repr__(self): return 'R!'
class S(R):
    def __str__(self): return 'S!'
class U(S):
    def __unicode__(self): return u'U\xe9'
for v in (R(), S(), U()):
    print v, str(v), repr(v), [v], '%s %r' % (v, v), repr(unicode(v))
class BadRepr(object):
    def __repr__(self): return 5
    def __str__(self): return None
for f in (repr, str):
    try:
        f(BadRepr())
    except TypeError, error:
        print error
try:
    print BadRepr()
except TypeError, error:
    print error
class F(object):
    def __format__(self, spec): return 'formatted with %r' % spec
print format(F(), 'abc'), '{0:xyz}'.format(F())
class Uni(object):
    def __str__(self): return u'plain'
    def __repr__(self): return u'\u20ac'
print str(Uni())
try:
    repr(Uni())
except UnicodeEncodeError, error:
    print error
