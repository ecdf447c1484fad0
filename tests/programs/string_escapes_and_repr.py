for s in ('a\nb', 'tab\t', 'quote\'s', 'double"s', 'both\'"', '\x00\x01\x7f\x80\xff', '\\', 'a\rb', '\a\b\f\v', r'\n', '\101', '\x41', '''multi
line''', u'\xe9\u20ac\U0001f600', u'a\'b"', ur'\u0041\n', u'\N{BULLET}', b'bytes', 'con' 'cat', ''):
    print repr(s), len(s)
print 'a\
b', "it's", 'say "hi"', str('x'), `1` + `'a'`, '%r %s' % ('q', 'q'), repr(['a', u'b', ("c'",)]), repr({'k': 'v\n'})
