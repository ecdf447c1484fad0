x = 1 + \
    a + \
    2
if a and \
   b:
    c
assert a, \
    b
