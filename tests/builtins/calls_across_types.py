# Every builtin, and every operator, with operands of all types.
def t(f):
    try:
        print repr(f())
    except Exception, e:
        print e.__class__.__name__, e
A = [0, -1, 5, 2L, 10**20, 1.5, 1j, True, None, 'a', '12', u'a', '', [], [3,1,2], (1,2), {'a': 1}, set([1]), frozenset('ab'), xrange(3), slice(1,2), {}.viewkeys(), int]
F = [abs, all, any, basestring, bin, bool, callable, chr, complex, dict, divmod, enumerate, float, format, frozenset, hash, hex, int, intern, iter, len, list, long, max, min, next, oct, ord, repr, reversed, round, set, slice, sorted, str, sum, tuple, type, unichr, unicode, xrange, zip, range, coerce, cmp, pow, isinstance, issubclass, getattr, hasattr, map, filter, reduce, ValueError, KeyError, UnicodeError]
for f in F:
    for a in A:
        if f is hash and type(a) in (type, type(len), type(None)): continue
        if f is xrange or f is range:
            if a == 10**20 or a == 1.5: pass
        try:
            r = f(a)
            if f in (enumerate, reversed, iter): r = list(r)
            r = repr(r)
            if ' at 0x' in r or (f is hash and not isinstance(a, (int, long, float, str, unicode, complex, tuple, frozenset))): continue
        except Exception, e:
            r = e.__class__.__name__ + ' ' + str(e)
        print f.__name__, repr(a) if ' at 0x' not in repr(a) else '', r
B = [0, 3, -2L, 2.5, 1j, 'a', u'b', None, [2, 1], (1,), {1: 2}, set([1]), True]
for f in [divmod, pow, cmp, coerce, isinstance, int, long, round, sum, getattr, hasattr, filter, max, min, complex, zip, range, iter, next, format, sorted, str, unicode, slice, reduce, enumerate, float, dict]:
    for a in B:
        for b in B:
            try:
                r = f(a, b)
                if f in (enumerate, iter): r = list(r)
                r = repr(r)
                if ' at 0x' in r: continue
            except Exception, e:
                r = e.__class__.__name__ + ' ' + str(e)
            print f.__name__, repr(a), repr(b), r
