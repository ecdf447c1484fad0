class A(object):
    def who(self): return ['A']
class B(A):
    def who(self): return ['B'] + super(B, self).who()
class C(A):
    def who(self): return ['C'] + super(C, self).who()
class D(B, C):
    def who(self): return ['D'] + super(D, self).who()

print D().who(), [c.__name__ for c in D.mro()]
class X(object): pass
class Y(X): pass
try:
    class Z(X, Y): pass
except TypeError, error:
    # The names at its end are in the order of a dict by address.
    print str(error)[:84]
try:
    class Z(X, X): pass
except TypeError, error:
    print str(error).split('\n')[0]
try:
    class Z(int, str): pass
except TypeError, error:
    print str(error).split('\n')[0]
try:
    class Z(bool): pass
except TypeError, error:
    print str(error).split('\n')[0]
try:
    class Z(5): pass
except TypeError, error:
    print str(error).split('\n')[0]
class O: 
    x = 'O'
class P(O): pass
class Q(O):
    x = 'Q'
class R(P, Q): pass
print R.x
class R2(P, Q, object): pass
print R2.x, [c.__name__ for c in R2.__mro__]
