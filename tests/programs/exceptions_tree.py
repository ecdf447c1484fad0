# The tree of exceptions: every class, its bases, its str and repr with none, one and two arguments, its attributes.
def tree(cls, depth=0):
    print '    ' * depth + cls.__name__, cls.__module__, len(cls.__mro__)
    for sub in [c for c in classes if c.__bases__[0] is cls]:
        tree(sub, depth + 1)

import exceptions, __builtin__
names = sorted(name for name in dir(exceptions) if not name.startswith('_'))
classes = [getattr(exceptions, name) for name in names]
tree(BaseException)
print len(names), all(getattr(__builtin__, name) is getattr(exceptions, name) for name in names)
for name in names:
    cls = getattr(exceptions, name)
    for args in (), ('one',), ('one', 2), (u'\xe9',), (None,), (1, 2, 3):
        try:
            e = cls(*args)
        except TypeError, error:
            print name, args, error
            continue
        try:
            print name, repr(e), repr(str(e)), e.args, repr(e.message)
        except UnicodeEncodeError, error:
            print name, 'UnicodeEncodeError', error
for e in (EnvironmentError(2, 'No such file'), EnvironmentError(2, 'No such file', 'name.txt'), IOError(13, 'Denied', 'x'), OSError(1, 'a'), IOError('only'), OSError(1, 2, 3, 4)):
    print repr(e), str(e), e.errno, e.strerror, e.filename, e.args
for e in (SyntaxError('bad'), SyntaxError('bad', ('file.py', 3, 7, 'the line')), SyntaxError(), IndentationError('in', ('f', 1, 2, 't')), TabError('tab')):
    print repr(e), str(e), e.msg, e.filename, e.lineno, e.offset, e.text, e.print_file_and_line
try:
    SyntaxError('bad', 5)
except TypeError, error:
    print error
for e in (SystemExit(), SystemExit(3), SystemExit('text'), SystemExit(1, 2)):
    print repr(e), e.code, e.args
u = UnicodeDecodeError('ascii', 'abc\xff', 3, 4, 'ordinal not in range')
print u, repr(u), u.encoding, repr(u.object), u.start, u.end, u.reason
u = UnicodeEncodeError('ascii', u'ab\xe9\u1234', 2, 4, 'why')
print u, repr(u), u.args
u = UnicodeTranslateError(u'ab\xe9', 2, 3, 'why')
print u, repr(u)
for wrong in (lambda: UnicodeDecodeError('a'), lambda: UnicodeEncodeError('a', 'b', 1, 2, 'c'), lambda: UnicodeTranslateError(1, 2, 3, 4), lambda: ValueError(x=1), lambda: KeyError.__new__(int)):
    try:
        print repr(wrong())
    except TypeError, error:
        print error
e = KeyError('key')
print str(e), repr(e), e[0], e.args, e.message, len(e.args), e == KeyError('key'), hash(e) != 0, bool(e)
e.args = ('new', 'args')
e.message = 'own message'
e.note = 'a note'
print repr(e), e.message, e.note, e.__dict__, e[1], e[:1]
try:
    e.args = 5
except TypeError, error:
    print error
print e.__reduce__() if False else e.__getslice__(0, 1), Exception().args, Exception(*range(3)), Exception([1], {2: 3}), Exception('a', ('b',))
class Custom(ValueError):
    def __init__(self, code): self.code = code
    def __str__(self): return 'custom %s' % self.code
c = Custom(7)
print c, repr(c), c.args, c.message, isinstance(c, StandardError), issubclass(Custom, Exception)
class NoInit(Exception):
    "documented"
    kind = 'class attribute'
n = NoInit('a', 'b')
print n, repr(n), n.kind, NoInit.__doc__, n.args
class Unicode(Exception):
    def __unicode__(self): return u'\xfcber'
print repr(unicode(Unicode('x'))), repr(unicode(Exception(u'\xe9'))), repr(unicode(Exception())), repr(unicode(Exception(1, 2)))
try:
    str(Exception(u'\xe9'))
except UnicodeEncodeError, error:
    print error
