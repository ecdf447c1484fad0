# Exceptions: their arguments, texts and attributes.
for error in (ValueError(), ValueError('one'), ValueError('one', 2), ValueError(None), ValueError(('a', 'b')),
              KeyError(), KeyError('k'), KeyError('k', 1), KeyError(('k',)), IOError(), IOError('why'), IOError(2, 'why'),
              IOError(2, 'why', 'file'), IOError(1, 2, 3, 4), OSError(2, None), SyntaxError(), SyntaxError('bad'),
              SyntaxError('bad', ('dir/f.py', 3, 4, 'x')), SyntaxError('bad', ('f', None, 1, '')),
              SyntaxError('bad', (None, 7, 1, '')), SyntaxError(1, 2, 3), SystemExit(), SystemExit(3), SystemExit(1, 2),
              StopIteration(), AssertionError([1]), Exception('e'), BaseException(1)):
    print repr(error), '|', str(error), '|', error.args, '|', repr(error.message)

error = IOError(2, 'why', 'file')
print error.errno, error.strerror, error.filename, error.args
error = IOError('only')
print error.errno, error.strerror, error.filename
print SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code, SyntaxError('bad').msg
error = ValueError(1)
error.args = [5, 6]
error.note = 'mine'
error.message = 'other'
print repr(error), error.note, error.message, sorted(error.__dict__)

def attempt(what):
    try:
        what()
    except Exception, error:
        print error.__class__.__name__, error

def set_args(): error.args = 5
attempt(set_args)
attempt(lambda: ValueError(x=1))
attempt(lambda: SyntaxError('bad', 5))
attempt(lambda: SyntaxError('bad', (1, 2)))
def raise_with_tuple(): raise ValueError, (1, 2)
def raise_with_none(): raise ValueError, None
def raise_instance_and_value(): raise ValueError(1), 2
def raise_number(): raise 5
def raise_string(): raise 'text'
def raise_tuple(): raise (KeyError, ValueError), 'deep'
def raise_subclass_instance(): raise LookupError, KeyError('k')
def raise_nothing(): raise
for f in (raise_with_tuple, raise_with_none, raise_instance_and_value, raise_number, raise_string, raise_tuple,
          raise_subclass_instance):
    attempt(f)

print issubclass(KeyError, LookupError), isinstance(KeyError(), (int, Exception)), isinstance(KeyError, type)
print KeyError.__name__, KeyError.__module__, KeyError, type(KeyError(1)), ValueError == ValueError, ValueError < KeyError(1)
