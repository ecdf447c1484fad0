class L(long):
    def __str__(self): print '(str)',; return '77'
    def __repr__(self): print '(repr)',; return '88'
    def __hex__(self): print '(hex)',; return '0x99'
    def __oct__(self): print '(oct)',; return '0111'
print '%d' % L(5), '%d' % L(2**70), '%x' % L(5), '%o' % L(5), '%i' % L(5), u'%d' % L(5), '%5d|' % L(5), '%r' % L(2)
class L2(long):
    def __str__(self): return u'77'
    def __hex__(self): return 5
for f in ['%d','%x','%o','%5.3d','%#x','%+d','%X', '%u']:
    for k in (L(3), L2(7), L2(-4), L2(2**80)):
        try: print f % k
        except Exception, e: print f, type(e).__name__, e
        try: print repr(unicode(f) % k)
        except Exception, e: print f, type(e).__name__, e
class L3(long):
    def __str__(self): return 5
    def __oct__(self): return ''
for f in ['%d','%x','%o']:
        try: print f % L3(4)
        except Exception, e: print f, type(e).__name__, e
class I(int):
    def __str__(self): return '66'
    def __hex__(self): return 'q'
print '%d' % I(3), '%x' % I(4)
