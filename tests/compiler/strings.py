x = 'a', "b", '''c''', """d"""
x = 'a\'b', "a\"b", 'a\
b'
x = '\a\b\f\n\r\t\v\\\0\x41\101\q\
'
x = r'a\n', R'\x', ur'\u0041\n', uR'a'
x = u'\u20ac\U0001f600\x41\101\N{EURO SIGN}'
x = b'a', B'a', br'\n', bR'\n'
x = 'a' "b" '''c'''
x = 'a' u'b'
x = u'a' 'b'
x = ''
x = u''
x = '\777\08\9'
