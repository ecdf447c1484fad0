# Every builtin, and every operator, with operands of all types.
A = [0, -1, 5, 2L, 10**20, 1.5, 1j, True, None, 'a', '12', u'a', '', [], [3,1,2], (1,2), {'a': 1}, set([1]), frozenset('ab'), xrange(3), slice(1,2), {}.viewkeys(), int]
def add(a,b): return a+b
def sub(a,b): return a-b
def mul(a,b): return a*b
def div(a,b): return a/b
def floordiv(a,b): return a//b
def mod(a,b): return a%b
def and_(a,b): return a&b
def or_(a,b): return a|b
def xor(a,b): return a^b
def lshift(a,b): return a<<b
def lt(a,b): return a<b
def le(a,b): return a<=b
def eq(a,b): return a==b
def ne(a,b): return a!=b
def gt(a,b): return a>b
def ge(a,b): return a>=b
def contains(a,b): return b in a
def getitem(a,b): return a[b]
def iadd(a,b):
    a += b
    return a
def imul(a,b):
    a *= b
    return a
def ior(a,b):
    a |= b
    return a
def isub(a,b):
    a -= b
    return a
def iand(a,b):
    a &= b
    return a
def ixor(a,b):
    a ^= b
    return a
for f in [add, sub, mul, div, floordiv, mod, and_, or_, xor, lshift, lt, le, eq, ne, gt, ge, contains, getitem, iadd, imul, ior, isub, iand, ixor]:
    for a in A:
        for b in A:
            if f in (lt, le, gt, ge) and type(a) != type(b) and not isinstance(a, (int,long,float,complex)): continue
            if type(a) in (type, type(len)) or type(b) in (type, type(len)): continue
            if f in (mul, lshift, imul) and (a == 10**20 or b == 10**20): continue
            x = a
            if isinstance(a, (list, dict, set)): x = type(a)(a)
            try:
                r = repr(f(x, b))
                if ' at 0x' in r: continue
            except Exception, e:
                r = e.__class__.__name__ + ' ' + str(e)
            print f.__name__, repr(a), repr(b), r
