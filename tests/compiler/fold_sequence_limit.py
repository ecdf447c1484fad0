# Sequences of more than 20 items are not folded.
x = 'a' * 20
x = 'a' * 21
x = 'ab' * 10
x = 'ab' * 11
x = (1,) * 20
x = (1,) * 21
x = 'aaaaaaaaaa' + 'bbbbbbbbbb'
x = 'aaaaaaaaaa' + 'bbbbbbbbbbb'
x = u'a' * 20
x = u'a' * 21
x = (1, 2, 3) * 7
x = 1000 * 'x'
x = 0 * 'x'
x = -1 * 'x'
x = '' * 1000
