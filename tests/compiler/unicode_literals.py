from __future__ import unicode_literals
x = 'a'
x = b'a'
x = u'a'
x = 'a' 'b'
x = 'caf\xe9' '\u20ac'
x = b'\xff'
x = r'\u20ac'
f(keyword='a')
getattr(x, 'name')
