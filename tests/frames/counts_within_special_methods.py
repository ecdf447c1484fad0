import sys
rc = sys.getrefcount

# What special methods see when C code calls them.
def make(name, result):
    def method(self, *args):
        print name, rc(self), rc(sys._getframe()), rc(sys._getframe().f_back), rc(method), rc(args) if args else "-", [rc(a) for a in args if type(a) is A or type(a) is B]
        return result(self) if callable(result) else result
    return method
class A(object): pass
class B(object): pass
for C in A, B:
    for name in 'add sub mul div mod pow lshift and or xor radd iadd neg pos abs invert cmp getitem getslice call iter'.split():
        setattr(C, '__%s__' % name, make(name, lambda self: self))
    for name, r in dict(len=3, nonzero=True, contains=True, setitem=None, delitem=None, str='s', repr='r', hash=5, int=3, float=2.0, hex='h', index=2, enter=None, exit=None, coerce=None, unicode=u'a', setattr=None, delattr=None, getattr=7, setslice=None, delslice=None, eq=False, lt=True, gt=False,le=True,ge=False,ne=True, long=3L, cmp=0, init=None, reversed=[], oct='7').items():
        setattr(C, '__%s__' % name, make(name, r))
def w(a):
    with a: pass
    with a as q: 1
def main(C):
    print C.__name__
    a = C(); b = C()
    def t(s):
        print s,
        try: exec s in {'a': a, 'b': b, 'w': w}
        except Exception, e: print 'EXC', type(e).__name__
    for s in ['a+b','a-b','a*b','a/b','a%b','a**b','a<<b','a&b','a|b','a^b','1+a','-a','+a','abs(a)','~a','cmp(a,b)','a[b]','a[1:2]','a()','a(b)','len(a)','bool(a)','not a','b in a','a[b]=b','del a[b]','str(a)','repr(a)','`a`','hash(a)','{a:1}','int(a)','float(a)','hex(a)','[1,2,3][a]','w(a)','unicode(a)','a.q=b','del a.q','a[1:2]=b','del a[1:2]','a==b','a<b','a>b','a<=b','a>=b','a!=b','a.nope','getattr(a,"nope2")','hasattr(a,"nope3")','setattr(a,"q",b)','[a]==[b]','sorted([a,b])','[b].count(a)','max(a,b)','min([a,b])','"%s" % a','"%d" % a','print a','reversed(a)','oct(a)','long(a)','range(a)','[1]*a','operator.add(a,b)' if 0 else '1','any([a])','all([a])','filter(None,[a])','if a: pass','while not a: pass','a and b','x = a or b', 'coerce(a,b)','divmod(a,b)','pow(a,b)','{a:1}[b]','dict([(a,1)])','callable(a)','isinstance(a,int)','a+=b','assert a','"".join(str(a))','"abc"[a:]','chr(a)']:
        t(s)
main(A)
