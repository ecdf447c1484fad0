# Where control goes: else, finally, nested handlers, re-raising, three-argument raise, exc_info, what stays afterwards.
import sys
def run(action):
    trail = []
    try:
        try:
            trail.append('try')
            result = action()
        except (TypeError, ValueError), error:
            trail.append('caught %s' % type(error).__name__)
            result = 'handled'
        except KeyError:
            trail.append('re-raising')
            raise
        except Exception as error:
            trail.append('wrapping')
            raise RuntimeError('wrapped %s: %s' % (type(error).__name__, error))
        else:
            trail.append('else')
            result = result * 2
        finally:
            trail.append('finally')
    except KeyError, error:
        result = 'outer KeyError %s' % error
    except RuntimeError, error:
        result = 'outer: %s' % error
    return result, trail
for action in (lambda: 21, lambda: int('x'), lambda: len(5), lambda: {}['k'], lambda: 1 / 0, lambda: [][0], lambda: None.x):
    print run(action)
def raises(*args):
    if len(args) == 1: raise args[0]
    if len(args) == 2: raise args[0], args[1]
    raise args[0], args[1], args[2]
class Old: pass
class OldWithStr:
    def __init__(self, text='default'): self.text = text
    def __str__(self): return 'old ' + self.text
class New(Exception): pass
for args in ((ValueError,), (ValueError('x'),), (ValueError, 'x'), (ValueError, ('a', 'b')), (ValueError, None), (ValueError, ValueError('y')), (ValueError, KeyError('k')), (ValueError, New('n')), (Exception, New('n')), (Old,), (Old(),), (OldWithStr, 'text'), (OldWithStr,), (5,), ('string',), (None,), (ValueError('x'), 5), (ValueError('x'), None), ((ValueError, KeyError),), (((ValueError,), 1),), (object,), (object(),), (int,), (New,), (ValueError, 'x', None), (ValueError, 'x', 5)):
    try:
        raises(*args)
    except Exception, error:
        print [getattr(a, '__name__', type(a).__name__) for a in args], '->', type(error).__name__, error, error.args
    except (Old, OldWithStr), error:
        print 'old', error.__class__.__name__, sys.exc_info()[0].__name__, isinstance(error, Old) or str(error)
def handler(kind):
    try:
        raise KeyError('k')
    except kind, error:
        return 'caught %s' % error
for kind in (KeyError, LookupError, (ValueError, KeyError), ((ValueError, (KeyError,)),), Exception, BaseException, object, ValueError, 'KeyError', 5, None, (), KeyError('k')):
    try:
        print handler(kind)
    except Exception, error:
        print 'not caught by', kind if not isinstance(kind, Exception) else 'instance', type(error).__name__
print sys.exc_info()[0] is not None, sys.exc_info()[0]
sys.exc_clear()
print sys.exc_info()
def inner():
    try:
        1 / 0
    except ZeroDivisionError:
        print 'inner', sys.exc_info()[0].__name__
        try:
            {}[1]
        except KeyError:
            print 'nested', sys.exc_info()[0].__name__
        print 'after nested', sys.exc_info()[0].__name__
    print 'after', sys.exc_info()[0].__name__
inner()
print 'outside', sys.exc_info()
def reraise():
    try:
        inner_fail()
    except ZeroDivisionError:
        kind, value, traceback = sys.exc_info()
        lines = []
        while traceback:
            lines.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
            traceback = traceback.tb_next
        print lines
        raise kind, value, sys.exc_info()[2]
def inner_fail(): return 1 / 0
try:
    reraise()
except ZeroDivisionError:
    t = sys.exc_info()[2]
    while t:
        print t.tb_frame.f_code.co_name, t.tb_lineno, t.tb_lasti >= 0,
        t = t.tb_next
    print
try:
    raise
except Exception, error:
    print type(error).__name__, error
sys.exc_clear()
try:
    raise
except TypeError, error:
    print error
def loop():
    for i in range(5):
        try:
            if i == 0: continue
            if i == 3: break
            if i == 1: raise ValueError(i)
        except ValueError, error:
            print 'caught', error,
            continue
        finally:
            print 'finally', i,
        print 'end', i,
    else:
        print 'no break'
    print
    while True:
        try:
            return 'from try'
        finally:
            print 'cleaning',
print loop()
def swallow():
    try:
        raise ValueError
    finally:
        return 'swallowed'
def deep(n):
    try:
        if n: return deep(n - 1)
        raise ValueError('bottom')
    finally:
        print n,
print swallow()
try:
    deep(4)
except ValueError, error:
    print error
error = 'rebound'
try:
    raise ValueError('v')
except ValueError, error: pass
print repr(error)
try:
    assert 1 == 2, 'message'
except AssertionError, error:
    print error,
try:
    assert not [1]
except AssertionError, error:
    print repr(error), error.args
assert (False, 'always true') if False else True
try:
    exec 'raise SystemExit(4)'
except SystemExit, error:
    print 'exit', error.code
try:
    sys.exit('text')
except SystemExit, error:
    print 'exit', error.code, repr(error)
try:
    for x in iter(int, 1): raise StopIteration('by hand')
except StopIteration, error:
    print 'stop', error
