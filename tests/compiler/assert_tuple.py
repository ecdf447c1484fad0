assert (a, b)
def f():
    assert (a, 'always true')
    assert (a,), 'b'
