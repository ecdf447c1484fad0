def f():
    a = 'x'
    b = 'x'
    c = u'x'
    d = 0x10, 16, 020, 0o20, 0b10000
    e = 1e3, 1000.0, 1000
    return a
