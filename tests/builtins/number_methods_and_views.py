def t(f):
    try:
        print repr(f())
    except Exception, e:
        print e.__class__.__name__, e
for v in [5, -7, True, 0, 2**70, 5L, 1.5, -0.0, 2+3j, float('inf'), float('nan'), 1e-320, 0.1, 2**62]:
    for a in 'real imag numerator denominator'.split():
        t(lambda: getattr(v, a))
    for m in 'conjugate bit_length is_integer hex as_integer_ratio'.split():
        t(lambda: getattr(v, m)())
for s in ['0x1p3', '1.8p-3', '-0x.8', 'inf', '-nan', '0x1.fffffffffffff8p1023', '0x', 'p1', '1p', '1p+', ' 0x1 ', '1.', '.', '0x1.00000000000008p0', '0x0.00000000000008p-1022', '1p-2000', '1p99999999999999999999', u'0x2', 5, '0x1.8P+2', '1..2']:
    t(lambda: float.fromhex(s))
t(lambda: (5).bit_length(1)); t(lambda: int.bit_length(True)); t(lambda: (1.5).hex(1)); t(lambda: True.real); t(lambda: (5).real is 5)
for a in [1, 2L, 1.5, 2j, True, 'a', None, [], u'a', {}, 10**400]:
    for b in [1, 2L, 1.5, 2j, False, 'b', None, [], set()]:
        t(lambda: coerce(a, b))
t(lambda: unichr(65)); t(lambda: unichr(0x10ffff)); t(lambda: unichr(0x110000)); t(lambda: unichr(-1)); t(lambda: unichr('a')); t(lambda: unichr(2**40)); t(lambda: ord(u'\u20ac')); t(lambda: ord(u'ab')); t(lambda: unichr())
for sl in [slice(5), slice(1, 10, 2), slice(None, None, -1), slice(-3, None), slice(10, 0, -3), slice(1,2,0), slice('a'), slice(-100, 100)]:
    for n in [0, 5, 10, -1, 2L, 'x', 2**70]:
        t(lambda: sl.indices(n))
d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.viewkeys(), d.viewvalues(), d.viewitems()
print k, v, i, len(k), 'a' in k, 2 in v, ('a', 1) in i, ('a', 2) in i, 5 in i, list(k), list(v), list(i)
d['d'] = 4
print k, len(v), k & ['a', 'z'], k | 'xy', k - ['a'], k ^ ['a', 'q'], i & [('a', 1)], i - [], k & {'a': 3}
print k == set('abcd'), k == {'a':1}.viewkeys(), k > set('ab'), k != set(), k <= set('abcde'), v == v, v == d.viewvalues(), i == d.viewitems(), set('a') < k, ['a'] == k
t(lambda: k | 5); t(lambda: 5 & k); t(lambda: hash(k)); t(lambda: v | v); t(lambda: k[0]); t(lambda: d.viewkeys(1)); t(lambda: set('ab') & k); t(lambda: set('ab') | k); t(lambda: type(k), ); t(lambda: k.foo)
def ch():
    for x in k: d[x+'1'] = 1
t(ch)
t(lambda: complex(1, 2).real); t(lambda: (1+2j).conjugate()); t(lambda: getattr(1, u'real')); t(lambda: getattr(1, u'\xe9')); t(lambda: hasattr(1, u'real')); t(lambda: hasattr('', u'upper'))
