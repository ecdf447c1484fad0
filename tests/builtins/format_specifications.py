# -*- coding: utf-8 -*-
def t(f):
    try:
        print repr(f())
    except Exception, e:
        print e.__class__.__name__, e
for spec in ['', '5', '<5', '>5', '^5', '=5', '05', '+', ' ', '-', '#x', '#o', '#b', 'x', 'X', '#X', 'b', 'o', 'd', 'n', 'c', 'e', '.2f', '10.3f', ',', '010,', '+,d', '%', '.1%', 'g', 'G', 's', '.3', '5.1s', '*^9', '0>8', ',x', '.', '5.', '5,', 'zz', 'd5', '99999999999999999999', '=+8', '<08', 'é', '.0f', '.3g', '_<6', '<', '08.3f', '+08.1e', ',.2f', 'F', 'E', '=^7']:
    for v in [0, 7, -42, 123456789, 10**20, True, 1.5, -0.0, 1e20, 123456.789, float('inf'), float('nan'), 2+3j, 1j, 'abc', u'abc', None, [1], 65, 300]:
        try:
            r = repr(format(v, spec))
        except Exception, e:
            r = e.__class__.__name__ + ' ' + str(e)
        print spec, repr(v), r
t(lambda: '{} {}'.format(1, 'a')); t(lambda: '{0} {1} {0}'.format(1, 'a')); t(lambda: '{a} {b}'.format(a=1, b=2)); t(lambda: '{}{1}'.format(1, 2)); t(lambda: '{1}{}'.format(1, 2)); t(lambda: '{'.format()); t(lambda: '}'.format()); t(lambda: '{{}} {}'.format(5)); t(lambda: '{'.format(1)); t(lambda: '{0'.format(1)); t(lambda: '{0!r:>10}'.format('x')); t(lambda: '{0!s}'.format(1)); t(lambda: '{0!z}'.format(1)); t(lambda: '{0!}'.format(1)); t(lambda: '{0!rr}'.format(1)); t(lambda: '{0:{1}}'.format(5, 10)); t(lambda: '{0:{1}{2}}'.format(5, '>', 10)); t(lambda: '{0:{1:{2}}}'.format(1,2,3)); t(lambda: '{0[1]}'.format([1,2])); t(lambda: '{0[a]}'.format({'a': 5})); t(lambda: '{0[0]}'.format({0: 5})); t(lambda: '{0[5]}'.format([1])); t(lambda: '{0[}'.format([1])); t(lambda: '{0[]}'.format([1])); t(lambda: '{0.real}'.format(1j)); t(lambda: '{0.foo}'.format(1j)); t(lambda: '{0.}'.format(1)); t(lambda: '{0[0]x}'.format([1])); t(lambda: '{2}'.format(1)); t(lambda: '{x}'.format(1)); t(lambda: '{:>5}|{:<5}|{:^5}'.format(1,2,3)); t(lambda: '{}'.format(u'é')); t(lambda: u'{}'.format('é')); t(lambda: u'{0:>5} {x}'.format(u'é', x=1.5)); t(lambda: '{99999999999999999999}'.format(1)); t(lambda: 'a{}b'.format('X')); t(lambda: '{a[x][0].real}'.format(a={'x': [3]})); t(lambda: '{:d}'.format('a')); t(lambda: '{:10}'.format([1])); t(lambda: u'{:c}'.format(300)); t(lambda: u'{!r}'.format(u'é')); t(lambda: u'{:é>5}'.format(1)); t(lambda: '{:{}}'.format(3, 5)); t(lambda: '{!r:^{w}}'.format('q', w=9)); t(lambda: format(1, 2)); t(lambda: format()); t(lambda: format(1,u'5')); t(lambda: format(1,'1','2')); t(lambda: '{0}{'.format(1)); t(lambda: '}{'.format(1)); t(lambda: '{0:}}'.format(1)); t(lambda: 'x'.format(1, y=2)); t(lambda: str.format('{}', 3)); t(lambda: '{a.b[0]!s:}'.format(a=3))
