# Attributes that are not there, and those that cannot be set.
values = [5, 5L, 0.5, 'text', (1,), [1], {1: 2}, None, True, len, [].append, str.upper, xrange(3), slice(1), iter([]),
          iter(()), iter(''), iter(xrange(1)), iter({}), {}.iteritems(), enumerate([]), reversed([]), reversed(()),
          int, ValueError, ValueError(1), Ellipsis, NotImplemented, (lambda: 1).func_code]
for value in values:
    try:
        value.missing
    except AttributeError, error:
        print error,
    try:
        value.missing = 1
        print 'set', value.missing
    except (AttributeError, TypeError), error:
        print error
    print hasattr(value, 'missing'), getattr(value, 'missing', 'default'), value.__class__

for set_it in (lambda: setattr([], 'append', 1), lambda: setattr('', 'upper', 1), lambda: setattr({}, 'get', 1),
               lambda: setattr(5, 6, 7), lambda: getattr(5, 6), lambda: hasattr(5, None), lambda: setattr(int, 'x', 1),
               lambda: setattr(slice(1), 'start', 2)):
    try:
        print set_it()
    except (AttributeError, TypeError), error:
        print error.__class__.__name__, error

print len.__name__, len.__self__, len.__module__, [].append.__name__, [1].append.__self__, str.upper.__name__
print str.upper.__objclass__, int.__name__, ValueError.__name__, ValueError.__module__, int.__module__
print slice(1, 2).start, slice(1, 2).stop, slice(1, 2).step, 'x'.upper(), str.upper('x'), map(str.upper, ['a', 'b'])
print __builtins__.len is len, __builtins__.__name__, __name__
try:
    __builtins__.missing
except AttributeError, error:
    print error
for call in (lambda: str.upper(), lambda: str.upper(5), lambda: list.append((), 1), lambda: dict.get({}, 1),
             lambda: list.append([]), lambda: dict.fromkeys('ab', 0), lambda: {}.fromkeys([1])):
    try:
        print call()
    except TypeError, error:
        print error
