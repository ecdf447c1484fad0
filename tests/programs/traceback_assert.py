def check(value, lowest=0):
    assert isinstance(value, int), 'not an int: %r' % (value,)
    assert value >= lowest, (value, lowest)
    return value
print check(5)
try:
    check('x')
except AssertionError, error:
    print error
check(-3)
