# Constants are the same if type, value and sign are.
x = 1, 1L, 1.0, 1j, '1', u'1'
y = 1
y = 1L
y = 1.0
y = 1j
y = '1'
y = u'1'
z = 0.0
z = -0.0
z = 0
