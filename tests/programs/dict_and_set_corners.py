# Dicts and sets made from other things, how often keys are hashed and compared, and what conversions give.

class Loud(object):
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print 'hash', self.name
        return 42

    def __eq__(self, other):
        print 'eq', self.name, other.name
        return self.name == other.name

first = Loud('a')
table = {first: 5}
print table.setdefault(Loud('b'), 6), table.setdefault(Loud('a'), 7), len(table)


class Ordered(dict):
    def __setitem__(self, key, value):
        print 'set', key, value
        dict.__setitem__(self, key, value)

made = Ordered.fromkeys(['x', 'y'], 1)
print type(made).__name__, sorted(made.items())
print type(Ordered().fromkeys('z')).__name__, dict.fromkeys(set('a')), dict.fromkeys({1: 2}, 3)


class Borrowed(dict):
    def __new__(cls):
        return table_of_ten

table_of_ten = dict((i, i) for i in range(3))
print sorted(Borrowed.fromkeys(['k'], 9).items())


class Failing(dict):
    def __init__(self):
        raise ValueError('no dict today')

try:
    Failing.fromkeys([1])
except ValueError as error:
    print error


class Emptying(object):
    def __hash__(self):
        pair[:] = []
        return 13

pair = [Emptying(), 123]
print dict([pair]).values(), pair


class Settings:
    def __init__(self, **settings):
        self.settings = settings

    def keys(self):
        print 'keys'
        return sorted(self.settings)

    def __getitem__(self, key):
        print 'item', key
        return self.settings[key]


def show(*args, **keywords):
    return args, sorted(keywords.items())

print show(1, **Settings(a=2, b=3))
print show(1, c=4, *(5,), **Settings(a=2))
for wrong in 5, 'text', [1]:
    try:
        show(**wrong)
    except TypeError as error:
        print error
try:
    show(a=1, **Settings(a=2))
except TypeError as error:
    print error

for iterator in iter([1, 2, 3]), iter({1: 2}), {1: 2, 3: 4}.itervalues(), iter(set('abc')), \
        iter(xrange(5)), reversed([1, 2]), iter([]):
    before = iterator.__length_hint__()
    next(iterator, None)
    print type(iterator).__name__, before, iterator.__length_hint__(), list(iterator), iterator.__length_hint__()
growing = {1: 1}
iterator = iter(growing)
growing[2] = 2
print iterator.__length_hint__()
for method in [].append, {}.get, set().add:
    try:
        hash(method)
    except TypeError as error:
        print error
print len(set(['a'.upper, 'a'.upper]))


class Number:
    def __int__(self):
        return 42L

    def __long__(self):
        return 7


class Whole(object):
    def __init__(self, value):
        self.value = value

    def __trunc__(self):
        return self.value


class Fraction(object):
    def __int__(self):
        return 9

print repr(int(Number())), repr(long(Number())), repr(int(Whole(True))), repr(long(Whole(3))), int(Whole(Fraction()))
for value in Whole('text'), Whole(1.5):
    try:
        print int(value)
    except TypeError as error:
        print error


class Accent(object):
    def __str__(self):
        return u'caf\xe9'


class Wrong(Exception):
    def __str__(self):
        return u'd\xe9j\xe0'

print repr(unicode(Accent())), repr(unicode(Wrong('x')))
for value in Accent(), Wrong('x'):
    try:
        str(value)
    except UnicodeEncodeError as error:
        print error


class Echo(str):
    def __str__(self):
        return self


class Title(str):
    def __str__(self):
        return 'title of ' + str.__str__(self)

print Title('x'), Title('y'),
print
try:
    print Echo('e')
except RuntimeError as error:
    print error


def documented():
    pass

documented.__doc__ = 'text'
documented.colour = 'red'
del documented.__doc__
print documented.__doc__, documented.func_doc
for name in 'func_globals', 'func_closure':
    for change in (lambda: setattr(documented, name, None)), (lambda: delattr(documented, name)):
        try:
            change()
        except TypeError as error:
            print error


class Holder(object):
    def method(self):
        pass
    method.mark = 1

print 'mark' in dir(Holder.method), 'mark' in dir(Holder().method), 'im_self' in dir(Holder.method)
try:
    Holder.method.__doc__ = 'x'
except AttributeError as error:
    print error
try:
    Holder.method.im_func = None
except TypeError as error:
    print error
print float.__getformat__('double')
float.__setformat__('double', 'unknown')
print float.__getformat__('double'), float.__getformat__('float')
for arguments in [('float', 'IEEE, big-endian'), ('chicken', 'unknown'), ('double', 'other'), (1, 'unknown')]:
    try:
        float.__setformat__(*arguments)
    except (TypeError, ValueError) as error:
        print error
float.__setformat__('double', 'IEEE, little-endian')
