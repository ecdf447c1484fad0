# sys.exc_info() and its kin, traceback objects, raise with three arguments, raise again.
import sys


def names(info):
    kind, value, traceback = info
    lines = []
    while traceback is not None:
        lines.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno, traceback.tb_lasti))
        traceback = traceback.tb_next
    return kind, value, lines


def fail(n):
    if n:
        fail(n - 1)
    raise ValueError('at the bottom')


print sys.exc_info()
try:
    fail(2)
except ValueError:
    print names(sys.exc_info())
    print sys.exc_type, sys.exc_value, sys.exc_traceback.tb_lineno
print names(sys.exc_info())


def handles():
    try:
        1 / 0
    except ZeroDivisionError:
        print sys.exc_info()[:2]
        return 'handled'


def looks():
    return sys.exc_info()[:2]


print handles(), looks()
sys.exc_clear()
print sys.exc_info(), sys.exc_type
print handles(), looks()


def inner():
    print 'in', looks()
    handles()
    print 'out', looks()


try:
    raise KeyError('k')
except KeyError:
    inner()
    print 'still', looks()
    try:
        raise IndexError
    except IndexError:
        print 'nested', looks()
    print 'and then', looks()


def again():
    try:
        fail(1)
    except ValueError:
        raise


try:
    again()
except ValueError:
    print names(sys.exc_info())


def elsewhere(info):
    raise info[0], info[1], info[2]


def with_traceback():
    try:
        fail(0)
    except ValueError:
        info = sys.exc_info()
    elsewhere(info)


try:
    with_traceback()
except ValueError:
    print names(sys.exc_info())
try:
    raise IOError, (2, 'No such file'), None
except IOError, error:
    print error, error.args
try:
    raise (KeyError, 'ignored'), 'used'
except KeyError, error:
    print repr(error)

for attempt in range(9):
    try:
        if attempt == 0:
            raise 'a string'
        if attempt == 1:
            raise ValueError('x'), 'y'
        if attempt == 2:
            raise ValueError, 'x', 'no traceback'
        if attempt == 3:
            raise 1
        if attempt == 4:
            raise None
        if attempt == 5:
            raise (), 1
        if attempt == 6:
            raise ((TypeError, 1), 2)
        if attempt == 7:
            raise ValueError, KeyError('inner')
        if attempt == 8:
            raise LookupError, KeyError('inner')
    except Exception, error:
        print attempt, type(error), error
sys.exc_clear()
try:
    raise
except TypeError, error:
    print error


def returns_in_finally():
    try:
        fail(0)
    finally:
        return looks()


def breaks_in_finally():
    for i in range(3):
        try:
            fail(0)
        finally:
            break
    return i, looks()


def continues():
    seen = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 2:
                fail(0)
            seen.append(i)
        except ValueError:
            seen.append('caught')
        else:
            seen.append('else')
        finally:
            seen.append('finally')
    return seen


def nested_finally():
    try:
        try:
            return 'first'
        finally:
            print 'inner finally'
    finally:
        print 'outer finally'


sys.exc_clear()
print returns_in_finally()
print breaks_in_finally()
print continues()
print nested_finally()
try:
    try:
        fail(0)
    finally:
        1 / 0
except ZeroDivisionError:
    print names(sys.exc_info())


def traceback_from_frame():
    try:
        raise ValueError
    except ValueError:
        traceback = sys.exc_info()[2]
        frame = traceback.tb_frame
        print frame is sys._getframe(), frame.f_lineno, traceback.tb_lineno
        print frame.f_exc_type, frame.f_exc_value, frame.f_exc_traceback is None


traceback_from_frame()
raise ValueError, 'the end', sys.exc_info()[2]
