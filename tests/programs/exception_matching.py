def check(error, *kinds):
    try:
        raise error
    except kinds, caught:
        return 'caught ' + caught.__class__.__name__
    except Exception, other:
        return 'other ' + other.__class__.__name__

print check(KeyError(), LookupError)
print check(IndexError(), KeyError, ValueError)
print check(IndexError(), KeyError, (ValueError, (IndexError, TypeError)))
print check(UnicodeDecodeError('ascii', 'x', 0, 1, 'why'), ValueError)
print check(IOError(), EnvironmentError)
print check(ZeroDivisionError(), ArithmeticError)
print check(StopIteration(), StandardError)
def nothing():
    try:
        return 'no error'
    except:
        return 'error'
    else:
        return 'else'
print nothing()
def order():
    try:
        raise KeyError('k')
    except LookupError:
        return 'LookupError'
    except KeyError:
        return 'KeyError'
print order()
def evaluated(log):
    def kind(k):
        log.append(k.__name__)
        return k
    try:
        raise ValueError
    except kind(KeyError):
        pass
    except kind(ValueError):
        return log
    except kind(IndexError):
        pass
print evaluated([])
