# -*- coding: utf-8 -*-
# What a file takes, and what `hasattr` lets through.
import sys
sys.stdout.write(u'x\n')
sys.stdout.writelines([u'a', 'b', u'\n'])
sys.stdout.writelines(iter([u'c', 'd\n']))
for use in [lambda: sys.stdout.write(u'\xe4'), lambda: sys.stdout.writelines(['a', u'\xe4']), lambda: sys.stdout.writelines(['a', 5]),
            lambda: sys.stdout.write(5), lambda: sys.stdout.writelines(5), lambda: sys.stderr.write(u'\u20ac')]:
    try:
        print use()
    except Exception as e:
        print e.__class__, e
print >>sys.stdout, u'y', u'z'

class H(object):
    def __getattr__(self, name):
        raise {'a': SystemExit, 'b': KeyboardInterrupt, 'c': GeneratorExit, 'd': ValueError, 'e': StopIteration, 'f': BaseException}[name]


class O:
    pass


for name in 'abcdefg':
    try:
        print name, hasattr(H(), name)
    except BaseException as e:
        print repr(e)
class P(object):
    @property
    def p(self): raise O()
try:
    hasattr(P(), 'p')
except O:
    print 'O'
