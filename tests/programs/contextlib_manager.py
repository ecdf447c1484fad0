from contextlib import contextmanager, closing, nested

@contextmanager
def tag(name):
    print '<%s>' % name
    try:
        yield name.upper()
    except ValueError, error:
        print 'handled', error
    finally:
        print '</%s>' % name

with tag('p') as value:
    print value
with tag('q'):
    raise ValueError('inside')
try:
    with tag('r'):
        raise KeyError('passes')
except KeyError, error:
    print error

class Door(object):
    def close(self):
        print 'closed'
with closing(Door()) as door:
    print door.__class__.__name__

@contextmanager
def broken():
    if False:
        yield
try:
    with broken():
        pass
except RuntimeError, error:
    print error

@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice():
        pass
except RuntimeError, error:
    print error
