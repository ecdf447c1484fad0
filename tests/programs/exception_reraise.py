import sys

def inner():
    raise ValueError('first')

def middle():
    try:
        inner()
    except ValueError:
        print 'seen in middle'
        raise

try:
    middle()
except ValueError, error:
    traceback = sys.exc_info()[2]
    names = []
    while traceback:
        names.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    print names

def replaced():
    try:
        inner()
    except ValueError:
        kind, value, tb = sys.exc_info()
        raise KeyError, 'instead', tb

try:
    replaced()
except KeyError, error:
    tb = sys.exc_info()[2]
    names = []
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print error, names
try:
    raise
except TypeError, error:
    print error
except KeyError, error:
    print 'again', error
sys.exc_clear()
try:
    raise
except TypeError, error:
    print error
