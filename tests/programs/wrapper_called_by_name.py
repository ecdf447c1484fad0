# Methods that stand for a type's slots, called by name: each counts its arguments in its own way.


def show(function, *arguments, **keywords):
    try:
        print repr(function(*arguments, **keywords))
    except Exception as e:
        print type(e).__name__, e


print 'counting arguments'
for bound, name in [({}, '__setitem__'), ({}, '__getitem__'), ({}, '__contains__'), ([], '__getitem__'), ([], '__contains__'),
                    ([], '__setitem__'), ([], '__getslice__'), ([], '__setslice__'), ([], '__delslice__'), ([], '__mul__'),
                    ((), '__add__'), ('', '__len__'), (5, '__pow__'), (5, '__rpow__'), (5, '__neg__'), (5, '__cmp__'),
                    (5, '__trunc__'), (5, '__format__'), (5, '__getnewargs__'), (5, '__coerce__'), (5, '__divmod__'),
                    (1.5, '__eq__'), (iter([]), 'next'), ([], '__reversed__'), (type, '__instancecheck__'), (5, '__setattr__'),
                    (property(), '__get__'), (property(), '__set__'), (property(), '__delete__'), (set(), '__contains__')]:
    method = getattr(bound, name)
    if name == "__reversed__":
        continue
    for arguments in [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)]:
        if not (arguments and name in ('next', '__setattr__')):
            print name, len(arguments),
            show(method, *arguments)
    show(method, key=1)

print 'numbers answer for their own kind, and for those below'
for number in [5, True, 5L, 2.5, 2.5j]:
    for other in [2, 3L, 1.5, 1j, 'a', None]:
        for name in ['__add__', '__radd__', '__divmod__', '__rdivmod__', '__coerce__', '__eq__', '__lt__', '__cmp__', '__mod__']:
            if hasattr(number, name):
                show(getattr(number, name), other)

print 'repetition, and slices that do not count from the end'
show([1].__mul__, 2L)
show([1].__rmul__, True)
show('ab'.__mul__, 1.5)
show((1, 2).__mul__, ())
show(u'ab'.__mul__, 2 ** 70)
show([1, 2, 3].__getslice__, -2, 2)
show('abc'.__getslice__, 1, -1)
show((1, 2, 3).__getslice__, 1, 'x')
show((1, 2, 3).__getslice__, 1.5, 2)
show([].__getslice__, 1j, 2)
show(ValueError(1, 2, 3).__getslice__, -2, 3)
items = [1, 2, 3]
items.__setslice__(-1, 1, 'ab')
print items
items.__delslice__(-3, 1)
print items

print 'formatting'
show((5).__format__, 'x')
show((5).__format__, u'>4')
show((5).__format__, 5)
show('abc'.__format__, '>5')
show('abc'.__format__, None)
show(u'abc'.__format__, '')
show((1.5).__format__, '.3f')
show(None.__format__, '')
show(None.__format__, 5)
show([].__format__, '>4')
show(format, 'x\n', '\xe9')
show(format, u'x', u'\xe9')
print int.__format__, 'abc'.__format__.__name__

print 'arguments to make it again'
for value in [5, True, 5L, 1.5, 1j, 'abc', u'abc', (1, 2), ()]:
    show(value.__getnewargs__)

print 'no hash, and attributes that cannot be set'
for value in [[], {}, set()]:
    print value.__hash__
    show(value.__hash__)
for value in [5, 'a', None, [], len, (x for x in ()), slice(1), object(), 1j, iter([]), Ellipsis, xrange(3)]:
    for name in ['__class__', '__doc__', '__name__', 'real', 'start', 'gi_frame', 'append', '__len__', 'missing']:
        if (value, name) != (len, '__doc__'):
            show(delattr, value, name)
            show(setattr, value, name, 1)


def function():
    pass


show(delattr, function, '__class__')
show(delattr, function, 'missing')
show(delattr, ValueError(), 'missing')
