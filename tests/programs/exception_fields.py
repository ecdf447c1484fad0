# The fields that exceptions have of their own: they can be set, and what str() says follows.

def attempt(what, function, *args):
    try:
        result = function(*args)
    except Exception as error:
        print what, '->', type(error).__name__ + ':', error
    else:
        print what, '->', result

error = UnicodeEncodeError('ascii', u'caf\xe9', 3, 4, 'not in range')
print error
error.end = 6
print error
error.reason = 12 ** 20
error.encoding = 4000
print error
error.object = u'abcd\u20ac'
error.start, error.end = 4, 5
print error, (error.start, error.end, error.object, error.encoding)
attempt('start', setattr, error, 'start', 'x')
attempt('del start', delattr, error, 'start')
del error.encoding
print error.encoding
decode = UnicodeDecodeError('utf-8', '\xff\xfe', 0, 1, 'invalid start byte')
print decode
decode.end = 2
print decode
translate = UnicodeTranslateError(u'xyz', 1, 2, 'no way')
print translate, translate.object, translate.reason
for kind in UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError:
    print repr(str(kind.__new__(kind))), kind.__new__(kind).start
attempt('too few', UnicodeDecodeError)

missing = IOError(2, 'No such file', 'notes.txt')
print missing, missing.args, (missing.errno, missing.strerror, missing.filename)
missing.filename = 'other.txt'
print missing
missing.errno = None
print missing
del missing.strerror
print missing, missing.strerror
del missing.filename
print missing, missing.filename
plain = OSError('just a text')
print plain, plain.errno, plain.filename
plain.errno, plain.strerror = 5, 'made later'
print plain, plain.args

syntax = SyntaxError('bad', ('file.py', 3, 7, 'x = = 1\n'))
print syntax, syntax.msg, syntax.filename, syntax.lineno, syntax.offset, repr(syntax.text)
syntax.filename = 'dir/better.py'
print syntax
syntax.lineno = None
print syntax
syntax.msg = 'worse'
syntax.filename = None
print syntax, syntax.args, syntax.print_file_and_line
print SyntaxError(), SyntaxError(1, [2, 3, 4, 5]).lineno
attempt('place', SyntaxError, 'bad', (1, 2))

for leaving in SystemExit(), SystemExit(3), SystemExit(1, 2):
    print repr(leaving.code),
    leaving.code = 'other'
    print leaving.code, leaving.args

value = ValueError('first')
print value.message
value.message = 'second'
print value.message, value.__dict__
del value.message
attempt('message', getattr, value, 'message')
value.args = 'abc'
print value, repr(value)
attempt('del args', delattr, value, 'args')
value.__dict__ = {'colour': 'red'}
print value.colour
attempt('del __dict__', delattr, value, '__dict__')
attempt('__dict__', setattr, value, '__dict__', 3)
attempt('del colour', delattr, value, 'colour')
attempt('del size', delattr, value, 'size')


class Broken(SyntaxError):
    pass


class Unreadable(IOError):
    def __init__(self, name):
        IOError.__init__(self, 13, 'Permission denied', name)
        self.name = name

print Broken('bad', ('a.py', 1, 2, None)), Broken('bad').lineno
attempt('Broken', Broken, 'bad', (1,))
print Unreadable('secret'), Unreadable('secret').args
