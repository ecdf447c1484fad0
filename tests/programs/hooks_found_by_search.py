import itertools, operator, math
def show(f):
    try: print repr(f())
    except Exception, e: print type(e).__name__, e
class A(long):
    def __coerce__(self, x): print '(coerce)',; return NotImplemented
show(lambda: coerce(A(), A())); show(lambda: coerce(A(), 1)); show(lambda: coerce(1, A())); show(lambda: coerce(A(), 1.5)); show(lambda: coerce(1.5, A())); show(lambda: coerce(A(2), 2L))
for B in (int, long, float, complex):
    class K(B):
        def __divmod__(self, o): print '(divmod)',; return NotImplemented
        def __rdivmod__(self, o): print '(rdivmod)',; return NotImplemented
        def __int__(self): print '(int)',; return 5
        def __long__(self): print '(long)',; return 5L
        def __float__(self): print '(float)',; return 5.5
        def __trunc__(self): print '(trunc)',; return 5
    for x in (1, 2L, 2.5, 2j, K(3)):
        show(lambda: divmod(K(3), x)); show(lambda: divmod(x, K(3)))
    k = K(3)
    show(lambda: B.__int__(k)); show(lambda: B.__long__(k)); show(lambda: B.__float__(k)); show(lambda: B.__trunc__(k)); show(lambda: B.__index__(k)); show(lambda: int(k)); show(lambda: long(k)); show(lambda: float(k)); show(lambda: math.trunc(k)); show(lambda: u'%c' % k); show(lambda: '%c' % k)
    show(lambda: list(itertools.islice(itertools.count(k), 2)))
    class T(B):
        def __trunc__(self): print '(trunc)',; return 5
    show(lambda: int(T(3))); show(lambda: long(T(3)))
class S(str):
    def __repr__(self): return 'S'
    def __float__(self): return 2.5
    def __int__(self): return 9
    def __long__(self): return 9
show(lambda: S('') + S('')); show(lambda: S('a') + ''); show(lambda: '' + S('b')); show(lambda: S() + S('x'));show(lambda: filter(None, S('b')))
show(lambda: float(S('1'))); show(lambda: int(S('1'))); show(lambda: long(S('1')))
class U(unicode):
    def __repr__(self): return 'U'
    def __float__(self): return 2.5
show(lambda: U('') + U('')); show(lambda: U('a') + ''); show(lambda: '' + U('b')); show(lambda: U() + U('x')); show(lambda: float(U('1')));show(lambda: U('a')+u'')
class L(list):
    def __repr__(self): return 'L'
    def __len__(self): print '(len)',; return 2
    def __iter__(self): print '(iter)',; return iter([1, 2])
l = L([1])
k = l; k *= 3; show(lambda: k); k += k; show(lambda: list.__repr__(k)); k[1:2] = k; show(lambda: list.__repr__(k)); k[::1] = k
x = [1]; x += l; print x; x.extend(l); print x; x[1:] = l; print x; print x + [2]
show(lambda: apply(max, L([3,4])))
class I(object):
    def __iter__(self): print '(iter)',; return self
    def next(self): raise StopIteration
    def __len__(self): print '(len)',; return 0
show(lambda: '-'.join(I())); show(lambda: itertools.tee(I())[0].next()); show(lambda: tuple(I())); x = [1]; x[:] = I(); print x
try: x=[1,2]; x[::2] = I()
except ValueError, e: print e
show(lambda: apply(max, I()))
class D(dict):
    def __iter__(self): print '(iter)',; return iter('ab')
show(lambda: dict.fromkeys(D({1:2})))
class G:
    def __getattr__(self, n): print n,; return lambda *a: 5
g = G()
show(lambda: callable(g)); show(lambda: operator.isCallable(g)); show(lambda: operator.isSequenceType(g)); show(lambda: operator.isMappingType(g)); show(lambda: type(iter(g, 1))); show(lambda: operator.isNumberType(g))
class F:
    def __float__(self): return 'x'
show(lambda: math.sqrt(F())); show(lambda: float(F())); show(lambda: round(F())); show(lambda: '%f' % F()); show(lambda: round(1.5, F()))
class F2(object):
    def __float__(self): return 'x'
show(lambda: math.sqrt(F2())); show(lambda: float(F2())); show(lambda: round(F2())); show(lambda: '%f' % F2())
class M(long): 
    def __repr__(self): return 'M'
show(lambda: M(2) % 5); show(lambda: M(2) % 5L); show(lambda: M(-2) % 5); show(lambda: divmod(M(3), 7)); show(lambda: divmod(3, M(7))); show(lambda: M(0) % 7); show(lambda: M(-2) % -5); show(lambda: M(7) % 5); x = 5L; print x % 10L is x
class C(set):
    def __unicode__(self): return False
show(lambda: unicode(C())); show(lambda: u'%s' % C())
class C(set):
    def __unicode__(self): return C()
show(lambda: unicode(C())); show(lambda: u'%s' % C())
class X(list):
    __iter__ = 5
x = X([1])
try: x += x
except TypeError, e: print e
class FF(float):
    def __float__(self): print '(float)',; return 2.5
show(lambda: '%f' % FF(1.5)); show(lambda: u'%g' % FF(1.5))
class OP:
    def __coerce__(self, x): print '(coerce)',; return NotImplemented
op = OP()
try: op **= 'a'
except TypeError, e: print e
class KP(object):
    def __ipow__(self, o): print '(ipow)',; return NotImplemented
    def __pow__(self, o): print '(pow)',; return 5
class RP:
    def __rpow__(self, o): print '(rpow)',; return 9
kp = KP()
try: kp **= 2
except TypeError, e: print e
kp **= RP()
print kp
for f in ["'a'.encode(1, sep=2)", "'a'.encode(sep=2)","'a'.encode(1)", "'a'.encode('ascii','strict',3)", "'a'.decode(1,sep=3)", "u'a'.encode(1,errors=2, q=1)","'a'.encode(encoding=1, sep=2)", "'a'.encode('a','b',sep=1)", "'a'.encode(1, encoding=2)", "'a'.encode(2, 'b', encoding=4)"]:
    try: print eval(f)
    except Exception, e: print f, type(e).__name__, e
