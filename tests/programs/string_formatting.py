print '%s %r %d %i %u %x %X %o %c %c %%' % ('s', 'r', 1, -2, 3, 255, 255, 8, 'c', 65)
print '%5d|%-5d|%05d|%+d|% d|%5s|%-5s|%.2s|%5.1s|' % (42, 42, 42, 42, 42, 'ab', 'ab', 'abc', 'xyz')
print '%f %.2f %8.3f %-8.1f| %e %.2E %g %G %+.1f %08.2f' % (1.5, 2.345, 3.14159, 2.5, 12345.6789, 0.00012, 1e-5, 1e20, 2.0, -3.14159)
print '%(a)s %(b)05.1f %(a)r' % {'a': 'x', 'b': 2.25}, '%s' % (1,), '%s' % [1, 2], '%s %s' % ('a', (1, 2)), '%*d|%-*d|%.*f' % (5, 42, 5, 42, 2, 3.14159), '%#x %#o %#X' % (255, 8, 255), '%ld %hd' % (5, 6), '%s' % None, '%s' % u'\xe9' == u'\xe9', '%c' % u'\u20ac' == u'\u20ac', '%x' % -255, '%o' % -8, '%d' % 3.99, '%d' % 10 ** 20, '%x' % 2 ** 70, '%s' % 2 ** 70, '%5.3d|%-8.3x|' % (7, 10), '%r' % (u'a',), '%.3r' % 'abcdef'
for call in (lambda: '%d' % 'a', lambda: '%s %s' % 'a', lambda: '%s' % (1, 2), lambda: '%z' % 1, lambda: '%(a)s' % 5, lambda: '%(a)s' % {}, lambda: '%c' % 'ab', lambda: '%c' % 256, lambda: '%x' % 1.5, lambda: '%' % (), lambda: '%(a' % {}, lambda: '%f' % 'x', lambda: '%*d' % ('a', 1), lambda: '%d' % None, lambda: '%s' % (), lambda: 'abc' % 1, lambda: 'abc' % {}, lambda: '%d %d' % (1,), lambda: '%i' % 1j, lambda: '%c' % -1, lambda: '%e' % 1j, lambda: '%5' % 1):
    try:
        print repr(call())
    except Exception, error:
        print error.__class__.__name__ + ':', error
