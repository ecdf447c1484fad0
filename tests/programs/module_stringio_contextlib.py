# StringIO as a file, and context managers made by contextlib.
from StringIO import StringIO
from contextlib import contextmanager, closing, nested
import sys
out = StringIO()
out.write('first\n')
print >>out, 'second', 3
out.writelines(['third\n', 'fourth'])
print repr(out.getvalue()), out.tell()
lines = StringIO('a\nb\n\nc')
print lines.readline(), repr(lines.read(2)), list(lines), repr(lines.read()), lines.tell()
lines.seek(0)
print lines.readlines(), [line for line in StringIO('x\ny')], StringIO().getvalue() == ''
lines.close()
try:
    lines.read()
except ValueError, error:
    print error
class Capture(object):
    def __enter__(self):
        self.saved, sys.stdout = sys.stdout, StringIO()
        return sys.stdout
    def __exit__(self, *details): sys.stdout = self.saved
with Capture() as captured:
    print 'hidden', 1
    print 'more'
print repr(captured.getvalue())
@contextmanager
def tag(name):
    print '<%s>' % name,
    try:
        yield name.upper()
    except ValueError, error:
        print 'swallowed', error,
    finally:
        print '</%s>' % name
with tag('a') as a:
    print a,
with tag('b'):
    raise ValueError('inside')
try:
    with tag('c'):
        raise KeyError('goes on')
except KeyError, error:
    print 'caught', error
with tag('x') as x, tag('y') as y:
    print x, y,
@contextmanager
def broken():
    if False: yield
try:
    with broken(): pass
except RuntimeError, error:
    print error
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError, error:
    print error
class Resource(object):
    def close(self): print 'closed'
with closing(Resource()) as r:
    print type(r).__name__
def early():
    with tag('early'):
        return 'value'
print early()
def loop():
    for i in range(3):
        with tag(str(i)):
            if i == 1: continue
            if i == 2: break
loop()
