def attempt(function):
    try:
        function()
    except Exception, e:
        print e.__class__.__name__, repr(e.args), str(e), repr(e)
        return e

e = attempt(lambda: open_nothing)
e = attempt(lambda: {}['k'])
e = attempt(lambda: [][3])
e = attempt(lambda: int('x'))
e = attempt(lambda: 'a' + 1)
e = attempt(lambda: None.x)
e = attempt(lambda: 1 / 0)
e = attempt(lambda: u'\xe9'.encode('ascii'))
print e.encoding, repr(e.object), e.start, e.end, e.reason
e = attempt(lambda: '\xe9'.decode('ascii'))
print e.encoding, repr(e.object), e.start, e.end, e.reason
e = IOError(2, 'No such file', 'name.txt')
print e, e.errno, e.strerror, e.filename, e.args
e = IOError('only')
print e, e.errno, e.args
e = OSError(1, 'two')
print e, repr(e)
e = SystemExit(3)
print e.code, e
e = KeyError('quoted')
print e, str(e), e.message
e = KeyError(1, 2)
print e
e = SyntaxError('msg', ('file', 3, 4, 'text'))
print e.msg, e.filename, e.lineno, e.offset, e.text, e
e = Exception()
print repr(str(e)), e.args, repr(e)
e.args = (1, 2)
print e, e.args
e.extra = 5
print e.__dict__
