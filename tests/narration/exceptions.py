# Exceptions: raised, caught here or further down, passed on.
def boom(x):
    raise ValueError('bad ' + x)
def through(x):
    boom(x)
def tidy(x):
    try:
        through(x)
    finally:
        x = None
try:
    tidy('egg')
except KeyError:
    pass
except ValueError, e:
    e
try:
    1 / 0
except ZeroDivisionError:
    pass
try:
    nowhere
except NameError:
    pass
try:
    {}['key']
except LookupError:
    pass
try:
    boom()
except TypeError:
    pass
try:
    (5)(1)
except TypeError:
    pass
try:
    a, b = 1
except TypeError:
    pass
try:
    a, b = [1]
except ValueError:
    pass
def unbound():
    missing
    missing = 1
try:
    unbound()
except UnboundLocalError:
    pass
try:
    raise KeyError
except:
    try:
        raise
    except KeyError, e:
        pass
try:
    for i in 5:
        pass
except TypeError:
    pass
try:
    [].nothing
except AttributeError:
    pass
def outer():
    through('last')
outer()
