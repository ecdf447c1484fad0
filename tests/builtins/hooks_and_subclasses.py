# What builtins ask of instances, and what they make of instances of subclasses of builtin types.
class P(object):
    def __init__(self, x, y): self.x, self.y = x, y
    def __hash__(self): return hash((self.x, self.y))
    def __eq__(self, o): return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)
    def __ne__(self, o): return not self == o
    def __repr__(self): return 'P(%r, %r)' % (self.x, self.y)
s = set([P(1, 2), P(1, 2), P(3, 4)])
print len(s), P(1, 2) in s, P(9, 9) in s
s.add(P(3, 4)); s.discard(P(1, 2)); print s
print s | set([P(3, 4), P(5, 6)]) == set([P(3, 4), P(5, 6)])
print set([P(1, 1)]) & set([P(1, 1), P(2, 2)]), set([P(1, 1), P(2, 2)]) - set([P(1, 1)]), set([P(1, 1)]) ^ set([P(1, 1), P(2, 2)])
print frozenset([P(1, 1)]) == frozenset([P(1, 1)]), hash(frozenset([P(1, 1)])) == hash(frozenset([P(1, 1)])), {frozenset([P(1,1)]): 5}[frozenset([P(1,1)])]
print [P(1, 1), P(2, 2)].index(P(2, 2)), [P(1, 1)].count(P(1, 1)), P(1, 1) in [P(1, 1)], {P(1, 1): 'a'}[P(1, 1)], (P(1, 1),) == (P(1, 1),)
print set([P(1, 1)]).issubset([P(1, 1), 5]), {1, 2}.isdisjoint([P(1, 1)])
class M(object):
    def __init__(self, v): self.v = v
    def __format__(self, spec): return 'M<%s:%s>' % (self.v, spec)
    def __str__(self): return 'str-%s' % self.v
    def __unicode__(self): return u'uni-%s' % self.v
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __complex__(self): return 1+2j
    def __index__(self): return 2
    def __len__(self): return 3
    def __getitem__(self, i): return 'item %s' % i
    def __contains__(self, x): return x == 7
    def __coerce__(self, o): return (5, o)
    def __nonzero__(self): return False
    def __abs__(self): return 'abs'
    def __hex__(self): return '0xm'
    def __oct__(self): return '0m'
    def __trunc__(self): return 9
m = M(3)
def t(f):
    try:
        print repr(f())
    except Exception, e:
        print e.__class__.__name__, e
t(lambda: format(m))
t(lambda: format(m, 'abc'))
t(lambda: '{0} {0:x>5} {0!s} {0.v} {0[a]} {0[1]}'.format(m))
t(lambda: u'{0:q}'.format(m))
t(lambda: unicode(m))
t(lambda: u'%s' % m)
t(lambda: '%s %d %f %x' % (m, m, m, m))
t(lambda: '%(k)s' % m)
t(lambda: int(m))
t(lambda: float(m))
t(lambda: complex(m))
t(lambda: [10, 20, 30][m])
t(lambda: 'abcdef'[m])
t(lambda: u'abcdef'[m:])
t(lambda: range(m))
t(lambda: 'ab' * m)
t(lambda: hex(m))
t(lambda: oct(m))
t(lambda: bin(m))
t(lambda: abs(m))
t(lambda: bool(m))
t(lambda: len(m))
t(lambda: 7 in m)
t(lambda: list(reversed(m)))
t(lambda: slice(m, None).indices(10))
t(lambda: chr(m))
t(lambda: round(m))
t(lambda: pow(2, m))
t(lambda: divmod(m, 2))
t(lambda: 'x'.center(m))
t(lambda: 'abc'.find('c', m))
t(lambda: ','.join([m]))
t(lambda: str(m))
t(lambda: long(m))
t(lambda: xrange(m))
t(lambda: sum([m, m]))
t(lambda: unichr(m))
t(lambda: [1,2,3,4][m:])
t(lambda: (1,2,3)[m])
t(lambda: divmod(7, m))
t(lambda: 'abc'.replace('a', m))
t(lambda: [5]*m); 
class S(str): pass
class U(unicode): pass
class I(int):
    def __repr__(self): return 'I!'
class L(list): pass
class D(dict):
    def __missing__(self, k): return 'missing %s' % k
class F(float): pass
class SS(set): pass
class T(tuple): pass
s, u, i, l, d, f, ss, tt = S('abc'), U(u'abc'), I(5), L([1, 2]), D(a=1), F(1.5), SS([1]), T((1, 2))
t(lambda: (s, u, i, l, d, f, ss, tt))
t(lambda: [type(x).__name__ for x in (s + 'x', s.upper(), s[0:], s[:], u + 'x', u.upper(), u[:], i + 1, -i, +i, abs(i), l + [3], l[:], d.copy(), f + 1, ss | set([2]), ss.copy(), tt + (3,), tt[:], s.strip(), s.center(2), u.strip(), s * 1, u * 1, s.replace('x', 'y'), ss & ss, frozenset(ss), str(s), unicode(u), int(i), list(l), set(ss), tuple(tt), float(f), s.join(['a']), ''.join([s]), u''.join([u]), '%s' % s, '%s' % u, '{}'.format(s), s.format(), s.decode('ascii'), dict(d))])
t(lambda: d['zz'])
t(lambda: '%(q)s' % d)
t(lambda: '{0[q]}'.format(d))
t(lambda: '%5s|%-5s|%d|%s' % (s, u, i, i))
t(lambda: '{:>5}|{:3d}|{}'.format(s, i, f))
t(lambda: s == 'abc' and hash(s) == hash('abc') and {s: 1}['abc'])
t(lambda: sorted([S('b'), 'a', U(u'c')]))
t(lambda: isinstance(s, basestring))
t(lambda: 'b' in s)
t(lambda: s.split('b'))
t(lambda: 'xabcx'.split(s))
t(lambda: int(S('12')))
t(lambda: float(S('1.5')))
t(lambda: unicode(s))
t(lambda: str(u))
t(lambda: repr(s))
t(lambda: [s])
t(lambda: ss)
t(lambda: ss.__class__)
t(lambda: SS('ab') - set('a'))
t(lambda: sum([I(1), I(2)]))
t(lambda: range(I(3)))
t(lambda: [1,2,3][I(1)])
t(lambda: 'ab' * I(2))
t(lambda: '%c' % I(65))
t(lambda: chr(I(65)))
t(lambda: max(I(1), I(2)))
t(lambda: dict.fromkeys(SS([1])))
t(lambda: SS.__name__)
t(lambda: L([3, 1, 2]).sort())
t(lambda: reversed(L([1,2])).next())
t(lambda: i.bit_length())
t(lambda: i.real.__class__.__name__)
t(lambda: f.is_integer())
t(lambda: ss.union([5]).__class__.__name__)
t(lambda: i.conjugate().__class__.__name__)
t(lambda: frozenset([1]).union([2]))
t(lambda: s.encode('utf-8').__class__.__name__)
class E(Exception):
    def __str__(self): return 'E str'
class E2(Exception): pass
t(lambda: unicode(E(u'x')))
t(lambda: unicode(E2(u'\xe9')))
t(lambda: str(E2('a', 'b')))
t(lambda: '%s' % E('q'))
t(lambda: '{}'.format(E2('q')))
t(lambda: u'{}'.format(E2(u'\xe9')))
