def t(f):
    try:
        print repr(f())
    except Exception, e:
        print e.__class__.__name__, repr(e)
e = ValueError(u'\xe9')
t(lambda: unicode(e))
t(lambda: str(e))
t(lambda: repr(e))
t(lambda: u'%s' % e)
t(lambda: '%s' % e)
t(lambda: unicode(KeyError(u'a')))
t(lambda: unicode(ValueError()))
t(lambda: unicode(ValueError(1, u'x')))
t(lambda: unicode(UnicodeDecodeError('ascii', 'a', 0, 1, 'x')))
t(lambda: unicode(IOError(2, 'no', 'f')))
t(lambda: unicode(SyntaxError('x')))
t(lambda: str(KeyError('a')))
t(lambda: e.message)
t(lambda: e.args)
t(lambda: u'{0}'.format(e))
t(lambda: u'{}'.format(ValueError('x')))
t(lambda: apply(max, [1, 3, 2]))
t(lambda: apply(int, ('ff', 16)))
t(lambda: apply(sorted, ([3,1],), {'reverse': True}))
t(lambda: apply(len))
t(lambda: apply(len, 5))
t(lambda: apply(len, (), 5))
t(lambda: apply())
t(lambda: apply(lambda *a, **k: (a, k), (1,), {'x': 2}))
t(lambda: apply(dict, (), {1: 2}))
def f(a, b=2): return a + b
t(lambda: apply(f, (1,)))
t(lambda: apply(f, [1], {'b': 5}))
print 'caf\xc3\xa9'
try:
    print u'caf\xe9'
except UnicodeEncodeError, x:
    print x
t(lambda: sorted([u'b', 'a', u'\xe9', 'c']))
t(lambda: max(u'abc'))
t(lambda: {u'a': 1, 'b': 2})
t(lambda: dict(a=1)[u'a'])
t(lambda: f(**{u'a': 5}))
t(lambda: u'a' in {'a': 1})
t(lambda: [u'a', 'a'].index('a'))
t(lambda: set([u'a', 'a']))
t(lambda: u'a' is 'a')
t(lambda: ('a', u'b') == (u'a', 'b'))
t(lambda: cmp(u'a', 'b'))
t(lambda: 'x' * 3 + u'y')
t(lambda: u'%d' % 5)
t(lambda: 'abc' > u'abb')
t(lambda: None < u'a')
t(lambda: u'a' > 5)
t(lambda: u'a' < [])
t(lambda: 'a' 'b' u'c')
for name in ('a', u'b'): print name,
print
print u'x',
print u'y\n',
print u'z', u''
print [u'\u20ac'], {u'k': u'\u20ac'}
