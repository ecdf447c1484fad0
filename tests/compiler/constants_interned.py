# Strings that look like names are interned, wherever they stand; so are those of at most one character.
x = 'name'
x = 'not a name'
x = ''
x = '-'
x = '\n'
x = '\x2d'
x = r'-'
x = 'a'
x = '\x61'
x = ('name', 'no name', '-', ('inner', 'in-ner'))
x = 'with_under_score_1'
x = '1digit'
x = 'dotted.name'
x = 'a' 'b'
x = '-' ''
x = '' '-'
f(keyword=1)
from a import b, c
x = u'name'
