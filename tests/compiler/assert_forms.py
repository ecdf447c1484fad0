assert a
assert a, b
assert a, 'message'
assert not a
assert a and b
assert a or b, c
assert (a)
assert 0
assert 1
assert ()
