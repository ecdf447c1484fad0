# What print writes between, after and before things.
print
print 'a', 'b', 3
print 'no newline',
print 'same line'
print 'tab\t', 'after a tab', 'newline\n', 'after a newline'
print 'space ', 'after a space', '', 'after nothing'
print 1, 2L, 3.0, 0.1 + 0.2, 1e16, 1e100, -0.0, True, None, Ellipsis, NotImplemented
print [1, 'a', 2L, 0.1, None, ('x',)], (), (1,), (1, 2), [], {}, {'k': [1]}
print 'quotes:', ["it's", 'say "hi"', 'both \' and "', '\\', '\n\t\r\x00\x7f\xff']
print len, [].append.__name__, int, ValueError, xrange(3), xrange(1, 9, 3), slice(1, None), type(None)
print ValueError('x'), [ValueError('x', 1)], KeyError('k'), repr(KeyError('k')), IOError(2, 'gone'), IOError(2, 'gone', 'f')
l = [1]
l.append(l)
d = {'l': l}
d['d'] = d
t = (l, d)
l.append(t)
print l
print d
print t
print repr(l), str(d), repr(t)
print `l`, `1L`, `'a'`
print 'the end',
