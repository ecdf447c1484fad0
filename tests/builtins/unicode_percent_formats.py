# -*- coding: utf-8 -*-
def t(f):
    try:
        print repr(f())
    except Exception, e:
        print e.__class__.__name__, e
F = [u'%s', u'%r', u'%5s|', u'%-5s|', u'%.2s', u'%d', u'%c', u'%x', u'%#x', u'%08.3f', u'%+d', u'% d', u'%e', u'%%', u'%é', u'%5%', u'%q', u'%(a)s', u'%(é)s', u'%s %s', u'%*d', u'%.*f', u'%i', u'%u', u'%o', u'%#o', u'%G', u'%lld', u'', u'é%s', u'%', u'%(a', '%s %s', '%c', '%s', '\xe9%s', 'x%s\xe9', '%d %s', '%-8s|%5c|', '%(a)s %(b)s', '%(a)d %(b)s', '%*s', '%r', '%q %s', '%s %q', '%s %d']
V = [1, 1.5, 'a', u'a', u'é', '\xe9', (1, 2), (u'x', 5), ('a', u'b'), (5, u'é'), (3, 2.5), {'a': 1, 'b': u'é'}, {u'a': 2, 'b': 3}, {u'é': 4}, None, [1, u'é'], 10**20, -5, True, 300, 0x20ac, 70000, 0x110000, (u'q', u'r', 1), [], (), (None, u'z'), ('\xe9', u'a'), (u'a', '\xe9'), 65.7, 'ab', u'ab']
for f in F:
    for v in V:
        try:
            r = repr(f % v)
        except Exception, e:
            r = e.__class__.__name__ + ' ' + str(e)
        print repr(f), repr(v), r
